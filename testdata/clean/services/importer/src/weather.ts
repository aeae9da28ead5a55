/** Only the weekly job has a token. */
export async function importWeather(): Promise<void> {
  const token = process.env.WEATHER_TOKEN ?? '';
  if (token) {
    await fetch('https://weather.vendor.example/v1/import', { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  }
}
