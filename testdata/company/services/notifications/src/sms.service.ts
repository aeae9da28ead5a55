import { Injectable } from '@nestjs/common';
import twilio from 'twilio';

const token = process.env.TWILIO_AUTH_TOKEN;

@Injectable()
export class SmsService {
  readonly enabled = Boolean(token);

  async send(account: string, to: string, body: string): Promise<void> {
    if (token) {
      await twilio(account, token).messages.create({ from: 'Tidewell', to, body });
    }
  }
}
