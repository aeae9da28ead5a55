import { z } from 'zod';

const schema = z.object({
  ELASTIC_URL: z.string().url(),
  ELASTIC_PASSWORD: z.string().min(1),
  KAFKA_BROKERS: z.string().min(1),
});

export const env = schema.parse(process.env);
