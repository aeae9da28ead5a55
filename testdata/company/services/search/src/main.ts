import { Kafka } from 'kafkajs';
import { index } from './index-product';
import { env } from './env';

async function main(): Promise<void> {
  const kafka = new Kafka({ clientId: 'indexer', brokers: env.KAFKA_BROKERS.split(',') });
  const consumer = kafka.consumer({ groupId: 'indexer' });
  await consumer.subscribe({ topic: 'product-changes' });
  await consumer.run({ eachMessage: ({ message }) => index(JSON.parse(String(message.value))) });
}

void main();
