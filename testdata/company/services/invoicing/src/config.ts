export interface Config {
  databaseUrl: string;
  smtpPassword: string;
}

export function loadConfig(): Config {
  const databaseUrl = process.env.DATABASE_URL;
  const smtpPassword = process.env.SMTP_PASSWORD;
  if (!databaseUrl || !smtpPassword) {
    throw new Error('DATABASE_URL and SMTP_PASSWORD are required');
  }
  return { databaseUrl, smtpPassword };
}
