export const configuration = () => ({
  logLevel: process.env.LOG_LEVEL ?? 'info',
  database: {
    host: process.env.PGHOST,
    port: Number(process.env.PGPORT ?? '5432'),
    user: process.env.PGUSER,
    password: process.env.PGPASSWORD,
    database: process.env.PGDATABASE,
  },
  tax: { token: process.env.TAX_API_TOKEN },
});
