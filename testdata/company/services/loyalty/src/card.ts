import { createHmac } from 'node:crypto';

/** The number that partners print on their cards. */
export function cardNumber(account: string): string {
  const key = process.env.PARTNER_CARD_KEY;
  if (!key) {
    throw new Error('PARTNER_CARD_KEY is not set');
  }
  return createHmac('sha256', key).update(account).digest('hex').slice(0, 12);
}
