import { importHarbours } from './harbours';
import { importWeather } from './weather';

async function main(): Promise<void> {
  await importHarbours();
  if (new Date().getUTCDay() === 0) {
    await importWeather();
  }
}

void main();
