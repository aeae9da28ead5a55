export const configuration = () => ({
  jwt: {
    publicKey: process.env.JWT_PUBLIC_KEY,
    issuer: process.env.JWT_ISSUER,
  },
  csrf: { secret: process.env.CSRF_SECRET },
  limits: { token: process.env.EDGE_LIMITS_TOKEN },
});
