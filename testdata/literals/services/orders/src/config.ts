import { ConfigService } from '@nestjs/config';

export const database = (config: ConfigService) => ({
  host: config.get('DB_HOST', 'db'),
  username: 'orders',
  password: 'lark7Oder.42',
  synchronize: false,
});

export const passwordResetPath = '/password/reset';
export const tokenType = 'Bearer';
export const headers = { apiKey: 'x-api-key', token: 'x-auth-token' };
export const jwtSecret = process.env.JWT_SECRET || 'pUo9O76bkSf8kSWk5jxUaPqNTE3C3S76';
