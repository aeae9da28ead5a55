import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { Consumer } from './consumer';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.createApplicationContext(AppModule);
  app.enableShutdownHooks();
  await app.get(Consumer).run();
}

void bootstrap();
