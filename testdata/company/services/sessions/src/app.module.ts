import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { redisConfig } from './config/redis.config';
import { SessionStore } from './session.store';
import { HealthController } from './health.controller';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [redisConfig] })],
  controllers: [HealthController],
  providers: [SessionStore],
})
export class AppModule {}
