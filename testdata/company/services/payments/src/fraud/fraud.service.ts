import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';

@Injectable()
export class FraudService {
  constructor(private readonly config: ConfigService) {}

  async score(orderId: string): Promise<number> {
    const response = await fetch(`https://fraud.vendor.example/v2/score/${orderId}`, {
      headers: { 'x-api-key': this.config.getOrThrow<string>('FRAUD_API_KEY') },
    });
    const { score } = (await response.json()) as { score: number };
    return score;
  }
}
