import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';

@Injectable()
export class WarehouseService {
  constructor(private readonly config: ConfigService) {}

  async level(sku: string): Promise<number> {
    const response = await fetch(`https://warehouse.vendor.example/stock/${sku}`, {
      headers: { authorization: `Bearer ${this.config.getOrThrow<string>('WAREHOUSE_API_TOKEN')}` },
    });
    return Number(await response.text());
  }

  mac(event: string): string {
    return createHmac('sha256', this.config.getOrThrow<string>('STOCK_EVENTS_KEY')).update(event).digest('hex');
  }
}
