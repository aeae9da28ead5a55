import { cleanEnv, host, str } from 'envalid';

export const env = cleanEnv(process.env, {
  SMTP_HOST: host(),
  SMTP_PASSWORD: str(),
  UNSUBSCRIBE_KEY: str(),
});
