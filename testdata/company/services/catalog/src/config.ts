function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

export const config = {
  port: Number(process.env.PORT ?? '8080'),
  mongoUrl: required('MONGO_URL'),
  redisUrl: required('REDIS_URL'),
  cdnSigningKey: required('CDN_SIGNING_KEY'),
};
