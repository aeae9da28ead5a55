import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import mail from '@sendgrid/mail';

@Injectable()
export class EmailService {
  constructor(private readonly config: ConfigService) {
    mail.setApiKey(config.getOrThrow<string>('SENDGRID_API_KEY'));
  }

  async send(message: { to: string; subject: string; text: string }): Promise<void> {
    if (this.config.get('DRY_RUN', 'false') === 'true') {
      return;
    }
    await mail.send({ from: 'orders@tidewell.example', ...message });
  }
}
