import { Inject, Injectable } from '@nestjs/common';
import { ConfigType } from '@nestjs/config';
import { Pool } from 'pg';
import { flagsConfig } from './config/flags.config';

@Injectable()
export class FlagsService {
  private readonly pool: Pool;

  constructor(@Inject(flagsConfig.KEY) config: ConfigType<typeof flagsConfig>) {
    this.pool = new Pool({ connectionString: config.databaseUrl });
  }

  async isOn(flag: string, account: string): Promise<boolean> {
    const { rows } = await this.pool.query('select 1 from flags where name = $1 and account = $2', [flag, account]);
    return rows.length > 0;
  }
}
