import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { databaseConfig } from './config/database.config';
import { WarehouseService } from './warehouse.service';
import { HealthController } from './health.controller';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [databaseConfig] })],
  controllers: [HealthController],
  providers: [WarehouseService],
})
export class AppModule {}
