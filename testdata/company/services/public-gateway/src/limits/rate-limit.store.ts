import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { createClient } from 'redis';

@Injectable()
export class RateLimitStore {
  private readonly redis;

  constructor(config: ConfigService) {
    this.redis = createClient({ url: config.getOrThrow('REDIS_URL'), password: config.getOrThrow('REDIS_PASSWORD') });
  }

  async hit(address: string): Promise<number> {
    const count = await this.redis.incr(`hits:${address}`);
    if (count === 1) {
      await this.redis.expire(`hits:${address}`, 60);
    }
    return count;
  }
}
