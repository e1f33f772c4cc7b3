import type { Pool } from 'pg';
import type { StoreLog } from './errors.ts';
import { StoreError } from './errors.ts';

const OLDEST = 150_000;

/** Refuses servers older than we test, and warns when one is set so that acknowledged writes could be lost. */
export async function checkServer(pool: Pool, log: StoreLog): Promise<void> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings
      where name in ('server_version_num', 'server_version', 'fsync', 'synchronous_commit', 'full_page_writes')`,
  );
  const setting = new Map(rows.map((row) => [row.name, row.setting]));
  if (Number(setting.get('server_version_num')) < OLDEST) {
    const version = setting.get('server_version') ?? '';
    throw new StoreError('server-too-old', {
      th: `เซิร์ฟเวอร์เป็น PostgreSQL ${version} ต้องใช้รุ่น 15 ขึ้นไป`,
      en: `The server is PostgreSQL ${version}; version 15 or newer is needed.`,
    });
  }
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    if (setting.get(name) !== 'off') continue;
    log({
      th: `คำเตือน: เซิร์ฟเวอร์ฐานข้อมูลตั้งค่า ${name} = off ข้อมูลที่รับแล้วอาจหายเมื่อไฟดับ`,
      en: `Warning: the database server runs with ${name} = off; accepted data may be lost in a power cut.`,
    });
  }
}
