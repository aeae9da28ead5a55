import { registerAs } from '@nestjs/config';

export const redisConfig = registerAs('redis', () => ({
  host: process.env.SESSION_REDIS_HOST,
  password: process.env.SESSION_REDIS_PASSWORD,
}));
