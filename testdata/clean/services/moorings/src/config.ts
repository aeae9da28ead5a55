function required(name: string, value: string | undefined): string {
  if (!value) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

export const database = {
  host: required('DATABASE_HOST', process.env.DATABASE_HOST),
  port: Number(process.env.DATABASE_PORT ?? '5432'),
  password: required('DATABASE_PASSWORD', process.env.DATABASE_PASSWORD),
};

export const mapsToken = process.env.MAPS_TOKEN;
