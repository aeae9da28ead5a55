import { registerAs } from '@nestjs/config';

export const upstreams = registerAs('upstreams', () => ({
  accounts: process.env.ACCOUNTS_URL,
  orders: process.env.ORDERS_URL,
}));
