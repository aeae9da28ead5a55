import { createHmac } from 'node:crypto';
import { settings } from './settings';

export async function deliver(url: string, event: object): Promise<void> {
  const body = JSON.stringify(event);
  const signature = createHmac('sha256', settings.signingKey).update(body).digest('hex');
  const response = await fetch(url, { method: 'POST', body, headers: { 'x-tidewell-signature': signature } });
  if (!response.ok) {
    throw new Error(`delivery failed with ${response.status}`);
  }
}
