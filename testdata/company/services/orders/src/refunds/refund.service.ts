import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import Stripe from 'stripe';

@Injectable()
export class RefundService {
  private readonly stripe: Stripe;

  constructor(config: ConfigService) {
    this.stripe = new Stripe(config.getOrThrow<string>('STRIPE_API_KEY'));
  }

  async refund(paymentIntent: string): Promise<string> {
    const refund = await this.stripe.refunds.create({ payment_intent: paymentIntent });
    return refund.id;
  }
}
