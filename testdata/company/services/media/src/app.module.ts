import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { storage } from './config/storage';
import { ThumbnailService } from './thumbnails/thumbnail.service';

@Module({
  imports: [ConfigModule.forRoot({ isGlobal: true, load: [storage] })],
  controllers: [],
  providers: [ThumbnailService],
})
export class AppModule {}
