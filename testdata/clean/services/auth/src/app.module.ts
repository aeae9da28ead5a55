import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { authConfig } from './config/auth.config';
import { TokenService } from './token.service';
import { HealthController } from './health.controller';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [authConfig] })],
  controllers: [HealthController],
  providers: [TokenService],
})
export class AppModule {}
