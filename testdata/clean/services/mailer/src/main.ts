import { createHmac } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { env } from './env';

const transport = createTransport({ host: env.SMTP_HOST, port: 587, auth: { user: 'mailer', pass: env.SMTP_PASSWORD } });

export async function send(to: string, subject: string, text: string): Promise<void> {
  const unsubscribe = createHmac('sha256', env.UNSUBSCRIBE_KEY).update(to).digest('base64url');
  await transport.sendMail({ to, subject, text: `${text}\n\nhttps://halyard.example/unsubscribe/${unsubscribe}` });
}
