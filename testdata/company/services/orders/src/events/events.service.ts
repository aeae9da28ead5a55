import { createHmac } from 'node:crypto';
import { Injectable, OnModuleInit } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Kafka, Producer } from 'kafkajs';

@Injectable()
export class EventsService implements OnModuleInit {
  private producer!: Producer;

  constructor(private readonly config: ConfigService) {}

  async onModuleInit(): Promise<void> {
    const kafka = new Kafka({
      clientId: 'orders',
      brokers: this.config.getOrThrow<string>('KAFKA_BROKERS').split(','),
      sasl: { mechanism: 'scram-sha-512', username: 'orders', password: this.config.getOrThrow<string>('KAFKA_PASSWORD') },
    });
    this.producer = kafka.producer();
    await this.producer.connect();
  }

  async publish(topic: string, event: object): Promise<void> {
    const value = JSON.stringify(event);
    const mac = createHmac('sha256', this.config.getOrThrow<string>('ORDERS_EVENTS_HMAC')).update(value).digest('hex');
    await this.producer.send({ topic, messages: [{ value, headers: { mac } }] });
  }
}
