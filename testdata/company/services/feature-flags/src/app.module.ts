import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { flagsConfig } from './config/flags.config';
import { FlagsService } from './flags.service';
import { HealthController } from './health.controller';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [flagsConfig] })],
  controllers: [HealthController],
  providers: [FlagsService],
})
export class AppModule {}
