export const partners = () => ({
  jwksToken: process.env.PARTNER_JWKS_TOKEN,
  allowed: ['chandlery', 'sailmakers', 'marina-direct'],
});
