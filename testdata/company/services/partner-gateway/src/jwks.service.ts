import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';

@Injectable()
export class JwksService {
  constructor(private readonly config: ConfigService) {}

  async keys(partner: string): Promise<unknown> {
    const response = await fetch(`https://${partner}.partners.example/jwks.json`, {
      headers: { authorization: `Bearer ${this.config.getOrThrow<string>('jwksToken')}` },
    });
    return response.json();
  }
}
