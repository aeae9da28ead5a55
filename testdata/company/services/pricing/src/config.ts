export const config = {
  port: Number(process.env.PORT ?? 8080),
  redisUrl: process.env.REDIS_URL,
  exchangeRatesToken: process.env.EXCHANGE_RATES_TOKEN,
};
