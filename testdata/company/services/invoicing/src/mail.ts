import { createTransport } from 'nodemailer';
import { Config } from './config';

export async function sendInvoice(config: Config, to: string, invoice: string): Promise<void> {
  const transport = createTransport({
    host: 'smtp.tidewell.example',
    port: 587,
    auth: { user: 'invoicing', pass: config.smtpPassword },
  });
  await transport.sendMail({ from: 'invoices@tidewell.example', to, subject: `Your invoice ${invoice}` });
}
