import { registerAs } from '@nestjs/config';

export const storage = registerAs('storage', () => ({
  bucket: process.env.BUCKET,
  signingKey: process.env.MEDIA_SIGNING_KEY,
}));
