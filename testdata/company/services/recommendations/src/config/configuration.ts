export const configuration = () => ({
  redisUrl: process.env.REDIS_URL,
  model: { apiKey: process.env.MODEL_API_KEY },
  clickstream: { password: process.env.CLICKSTREAM_PASSWORD },
  tracing: { token: process.env.TRACING_TOKEN },
});
