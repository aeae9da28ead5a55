import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';

@Injectable()
export class ModelService {
  constructor(private readonly config: ConfigService) {}

  async similar(sku: string): Promise<string[]> {
    const response = await fetch(`https://models.vendor.example/similar/${sku}`, {
      headers: { 'x-api-key': this.config.getOrThrow<string>('model.apiKey') },
    });
    return (await response.json()) as string[];
  }
}
