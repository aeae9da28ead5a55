import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { Consumer } from './consumer';
import { EmailService } from './email.service';
import { SmsService } from './sms.service';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true })],
  providers: [Consumer, EmailService, SmsService],
})
export class AppModule {}
