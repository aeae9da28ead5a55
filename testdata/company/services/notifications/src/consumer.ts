import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Kafka } from 'kafkajs';
import { EmailService } from './email.service';

@Injectable()
export class Consumer {
  constructor(
    private readonly config: ConfigService,
    private readonly email: EmailService,
  ) {}

  async run(): Promise<void> {
    const kafka = new Kafka({
      brokers: this.config.getOrThrow<string>('KAFKA_BROKERS').split(','),
      ssl: { ca: readFileSync('/etc/kafka/ca.crt'), cert: readFileSync('/etc/kafka/client.crt'), key: readFileSync('/etc/kafka/client.key') },
      sasl: {
        mechanism: 'scram-sha-512',
        username: this.config.getOrThrow('KAFKA_USERNAME'),
        password: this.config.getOrThrow('KAFKA_PASSWORD'),
      },
    });
    const consumer = kafka.consumer({ groupId: 'notifications' });
    await consumer.subscribe({ topic: 'order-events' });
    await consumer.run({ eachMessage: ({ message }) => this.email.send(JSON.parse(String(message.value))) });
  }
}
