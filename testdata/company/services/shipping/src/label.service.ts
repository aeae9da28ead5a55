import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Pool } from 'pg';

@Injectable()
export class LabelService {
  private readonly pool: Pool;

  constructor(private readonly config: ConfigService) {
    this.pool = new Pool({ connectionString: config.getOrThrow<string>('DATABASE_URL') });
  }

  async print(shipment: string): Promise<void> {
    await fetch('http://label-printer/print', {
      method: 'POST',
      headers: { authorization: `Bearer ${this.config.getOrThrow<string>('LABEL_PRINTER_TOKEN')}` },
      body: JSON.stringify({ shipment }),
    });
    await this.pool.query('update shipments set printed_at = now() where id = $1', [shipment]);
  }
}
