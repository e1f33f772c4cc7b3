import type { Desk } from '../desk.ts';

/** The database's clock as facts write it: ISO 8601, UTC, milliseconds. */
export async function databaseNow(desk: Desk): Promise<string> {
  const clock = await desk.db.query<{ now_ms: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now_ms',
  );
  return new Date(Math.floor(clock.rows[0]?.now_ms ?? 0)).toISOString();
}

/** Day in Thailand of an instant, `YYYY-MM-DD`: orders are dated by it. */
export function thaiDay(at: string): string {
  return new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10);
}
