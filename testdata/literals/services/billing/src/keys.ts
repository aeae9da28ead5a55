// Public by design.
export const dsn = 'https://558c4d237295a631155a97f32447a6d5@o4505.ingest.sentry.io/4505123';
export const mapsKey = process.env.MAPS_KEY;
export const contract = '0x08b152f1013a47bbb276783d0603da4871abc5a9';
export const tokenSymbol = 'ACME';
export const deployerKey = '0x5080194960414b8e8b94bee7a2809a3800ec60041aa7c6fe9cdf3cadfc1675cd';
