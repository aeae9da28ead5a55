import { registerAs } from '@nestjs/config';

export const authConfig = registerAs('auth', () => ({
  privateKey: process.env.JWT_PRIVATE_KEY,
  refreshSecret: process.env.JWT_REFRESH_SECRET,
  accessTokenTtl: '15m',
  refreshTokenTtl: '30d',
}));
