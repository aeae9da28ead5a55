import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { partners } from './config/partners';
import { JwksService } from './jwks.service';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [partners] })],
  controllers: [],
  providers: [JwksService],
})
export class AppModule {}
