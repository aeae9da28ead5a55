import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { doubleCsrf } from 'csrf-csrf';
import { verify } from 'jsonwebtoken';

@Injectable()
export class AuthGuard implements CanActivate {
  private readonly csrf = doubleCsrf({ getSecret: () => this.config.getOrThrow<string>('CSRF_SECRET') });

  constructor(private readonly config: ConfigService) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest();
    const token = String(request.headers.authorization ?? '').replace(/^Bearer /, '');
    request.account = verify(token, this.config.getOrThrow<string>('JWT_PUBLIC_KEY'), { algorithms: ['RS256'] });
    return this.csrf.validateRequest(request);
  }
}
