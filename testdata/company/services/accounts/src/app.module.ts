import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { databaseConfig } from './config/database.config';
import { authConfig } from './config/auth.config';
import { TokenService } from './auth/token.service';
import { PasswordService } from './auth/password.service';
import { HealthController } from './health.controller';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [databaseConfig, authConfig] })],
  controllers: [HealthController],
  providers: [TokenService, PasswordService],
})
export class AppModule {}
