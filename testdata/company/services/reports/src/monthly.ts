import SftpClient from 'ssh2-sftp-client';
import { warehouse } from './warehouse';

export async function monthly(): Promise<void> {
  const { rows } = await warehouse.query('select month, net, tax from monthly_figures');
  const sftp = new SftpClient();
  await sftp.connect({ host: 'sftp.accountants.example', username: 'tidewell', privateKey: process.env.SFTP_KEY });
  await sftp.put(Buffer.from(JSON.stringify(rows)), '/incoming/figures.json');
  await sftp.end();
}
