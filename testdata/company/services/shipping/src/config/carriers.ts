import { registerAs } from '@nestjs/config';

export const carriers = registerAs('carriers', () => ({
  dhl: { apiKey: process.env.DHL_API_KEY },
  ups: { apiKey: process.env.UPS_API_KEY },
}));
