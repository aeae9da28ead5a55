import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { hash, verify } from 'argon2';

@Injectable()
export class PasswordService {
  private readonly pepper: Buffer;

  constructor(config: ConfigService) {
    this.pepper = Buffer.from(config.getOrThrow<string>('PASSWORD_PEPPER'));
  }

  hash(plain: string): Promise<string> {
    return hash(plain, { secret: this.pepper });
  }

  matches(digest: string, plain: string): Promise<boolean> {
    return verify(digest, plain, { secret: this.pepper });
  }
}
