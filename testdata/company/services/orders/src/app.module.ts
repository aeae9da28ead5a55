import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { configuration } from './config/configuration';
import { EventsService } from './events/events.service';
import { RefundService } from './refunds/refund.service';
import { HealthController } from './health.controller';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [configuration] })],
  controllers: [HealthController],
  providers: [EventsService, RefundService],
})
export class AppModule {}
