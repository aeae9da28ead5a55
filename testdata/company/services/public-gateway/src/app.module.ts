import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { upstreams } from './config/upstreams';
import { AuthGuard } from './auth/auth.guard';
import { RateLimitStore } from './limits/rate-limit.store';
import { HealthController } from './health.controller';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [upstreams] })],
  controllers: [HealthController],
  providers: [AuthGuard, RateLimitStore],
})
export class AppModule {}
