import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { createClient } from 'redis';

@Injectable()
export class SessionStore {
  private readonly redis;

  constructor(private readonly config: ConfigService) {
    this.redis = createClient({ socket: { host: config.getOrThrow('redis.host') }, password: config.getOrThrow('redis.password') });
  }

  cookie(id: string): string {
    return `${id}.${createHmac('sha256', this.config.getOrThrow('SESSION_COOKIE_KEY')).update(id).digest('base64url')}`;
  }

  async load(id: string): Promise<string | null> {
    return this.redis.get(`session:${id}`);
  }
}
