import { Workbook } from 'exceljs';
import { warehouse } from './warehouse';

export async function daily(): Promise<void> {
  const { rows } = await warehouse.query('select day, sum(total) as total from sales group by day order by day desc limit 31');
  const book = new Workbook();
  const sheet = book.addWorksheet(process.env.TIMEZONE ?? 'UTC');
  rows.forEach((row) => sheet.addRow([row.day, row.total]));
  await book.xlsx.writeFile(`/tmp/daily.${process.env.FORMAT ?? 'xlsx'}`);
}
