import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { configuration } from './config/configuration';
import { StripeService } from './stripe/stripe.service';
import { FraudService } from './fraud/fraud.service';
import { LedgerService } from './ledger/ledger.service';
import { HealthController } from './health.controller';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [configuration] })],
  controllers: [HealthController],
  providers: [StripeService, FraudService, LedgerService],
})
export class AppModule {}
