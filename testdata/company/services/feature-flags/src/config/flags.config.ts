import { registerAs } from '@nestjs/config';

export const flagsConfig = registerAs('flags', () => ({
  sdkKey: process.env.FLAGS_SDK_KEY,
  databaseUrl: process.env.DATABASE_URL,
}));
