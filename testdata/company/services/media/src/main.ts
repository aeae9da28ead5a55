import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { ThumbnailService } from './thumbnails/thumbnail.service';

async function bootstrap(role: string): Promise<void> {
  const app = await NestFactory.create(AppModule);
  if (role === 'thumbnails') {
    await app.get(ThumbnailService).run();
    return;
  }
  await app.listen(3000);
}

void bootstrap(process.argv[2] ?? 'api');
