import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { createClient } from 'redis';

@Injectable()
export class CacheService {
  private readonly client;

  constructor(config: ConfigService) {
    this.client = createClient({ url: 'rediss://cache:6379', password: config.getOrThrow<string>('CACHE_PASSWORD') });
  }

  get(key: string): Promise<string | null> {
    return this.client.get(key);
  }
}
