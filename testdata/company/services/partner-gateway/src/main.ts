import { readFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap(): Promise<void> {
  const httpsOptions = { cert: readFileSync('/etc/tls/tls.crt'), key: readFileSync('/etc/tls/tls.key') };
  const app = await NestFactory.create(AppModule, { httpsOptions });
  await app.listen(8443);
}

void bootstrap();
