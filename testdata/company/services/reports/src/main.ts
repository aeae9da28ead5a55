import { daily } from './daily';
import { monthly } from './monthly';

const jobs: Record<string, () => Promise<void>> = { daily, monthly };

async function main(name: string): Promise<void> {
  const job = jobs[name];
  if (!job) {
    throw new Error(`no such report: ${name}`);
  }
  await job();
}

void main(process.argv[2] ?? 'daily');
