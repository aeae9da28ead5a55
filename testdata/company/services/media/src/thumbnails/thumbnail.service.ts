import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import sharp from 'sharp';

@Injectable()
export class ThumbnailService {
  constructor(private readonly config: ConfigService) {}

  async run(): Promise<void> {
    const scanner = this.config.get<string>('VIRUS_SCAN_TOKEN');
    const license = this.config.get<string>('WATERMARK_LICENSE');
    if (!scanner || !license) {
      throw new Error('the scanner and the watermark library need their keys');
    }
  }

  resize(image: Buffer): Promise<Buffer> {
    return sharp(image).resize(320).webp().toBuffer();
  }
}
