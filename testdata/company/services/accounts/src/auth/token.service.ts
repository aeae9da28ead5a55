import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { sign, verify } from 'jsonwebtoken';

@Injectable()
export class TokenService {
  constructor(private readonly config: ConfigService) {}

  access(accountId: string): string {
    return sign({ sub: accountId }, this.config.getOrThrow<string>('auth.privateKey'), { algorithm: 'RS256', expiresIn: '15m' });
  }

  refresh(token: string): string {
    const payload = verify(token, this.config.getOrThrow<string>('auth.refreshSecret'));
    return this.access(String(payload.sub));
  }
}
