import { registerAs } from '@nestjs/config';

export const authConfig = registerAs('auth', () => ({
  privateKey: process.env.JWT_PRIVATE_KEY,
  cookieKey: process.env.COOKIE_KEY,
}));
