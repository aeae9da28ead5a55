import { Router } from 'express';
import { Issuer } from 'openid-client';
import { oidc } from './config/oidc';

export const login = Router();

login.get('/', async (_request, response) => {
  const issuer = await Issuer.discover(oidc.issuer);
  const client = new issuer.Client({ client_id: oidc.clientId, client_secret: oidc.clientSecret });
  response.redirect(client.authorizationUrl({ scope: 'openid email groups' }));
});
