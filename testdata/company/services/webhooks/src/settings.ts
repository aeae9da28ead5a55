const env = process.env;

export const settings = {
  port: Number(env.PORT ?? 8080),
  signingKey: env.WEBHOOK_SIGNING_KEY ?? fail('WEBHOOK_SIGNING_KEY'),
  brokers: (env.KAFKA_BROKERS ?? fail('KAFKA_BROKERS')).split(','),
};

function fail(name: string): never {
  throw new Error(`${name} is missing`);
}
