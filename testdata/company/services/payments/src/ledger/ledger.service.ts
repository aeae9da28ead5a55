import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';

@Injectable()
export class LedgerService {
  private readonly certificate = readFileSync('/etc/bank/client.crt');

  constructor(private readonly config: ConfigService) {}

  seal(entry: string): string {
    return createHmac('sha256', this.config.getOrThrow<string>('LEDGER_SIGNING_KEY')).update(entry).update(this.certificate).digest('hex');
  }
}
