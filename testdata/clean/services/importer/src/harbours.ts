export async function importHarbours(): Promise<number> {
  const response = await fetch('https://harbours.vendor.example/v1/all', {
    headers: { authorization: `Bearer ${process.env.HARBOUR_TOKEN}` },
  });
  return ((await response.json()) as unknown[]).length;
}
