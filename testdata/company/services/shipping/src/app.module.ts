import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { carriers } from './config/carriers';
import { LabelService } from './label.service';
import { HealthController } from './health.controller';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [carriers] })],
  controllers: [HealthController],
  providers: [LabelService],
})
export class AppModule {}
