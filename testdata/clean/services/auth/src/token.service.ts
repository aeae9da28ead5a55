import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { sign } from 'jsonwebtoken';
import { Pool } from 'pg';

@Injectable()
export class TokenService {
  private readonly pool: Pool;

  constructor(private readonly config: ConfigService) {
    this.pool = new Pool({ connectionString: config.getOrThrow<string>('DATABASE_URL') });
  }

  async issue(account: string): Promise<string> {
    await this.pool.query('update accounts set last_login = now() where id = $1', [account]);
    return sign({ sub: account }, this.config.getOrThrow<string>('auth.privateKey'), { algorithm: 'ES256' });
  }
}
