import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headPosition } from '../returns/figures.ts';
import { makePool } from '../store/connect.ts';
import { silentLog } from '../store/errors.ts';
import { Gate } from './testing/gate.ts';
import type { TicketRig } from './testing/ticket-rig.ts';
import { ticketRig } from './testing/ticket-rig.ts';

const USED = `0.${headPosition('used')}`;

let rig: TicketRig;
let gate: Gate;
const pools: Pool[] = [];
beforeAll(async () => {
  rig = await ticketRig({
    reach: async (url) => {
      const { pathname, searchParams } = new URL(url.replace('postgres:///', 'postgres://local/'));
      if (gate === undefined) {
        gate = new Gate(join(searchParams.get('host') ?? '', `.s.PGSQL.${searchParams.get('port')}`));
        await gate.open();
      }
      const user = searchParams.get('user');
      const pool = makePool(`postgres://${user}@127.0.0.1:${gate.port}${pathname}`, silentLog);
      pools.push(pool);
      return pool;
    },
  });
});
afterAll(async () => {
  for (const pool of pools) await pool.end();
  await gate.shut();
  await rig.close();
});

test('while the database is away the reader is told so, loses no word, and the same form goes through later, once', async () => {
  const first = await rig.report({ place: USED, claimed: '401' });
  expect(first.status).toBe(303);
  await gate.shut();
  const sent = await rig.report({ place: USED, claimed: '402', comment: 'เก็บคำนี้ไว้' });
  expect([sent.status, Number(sent.headers.get('retry-after')) > 0]).toEqual([503, true]);
  expect(sent.html).toContain('ยังไม่ถูกบันทึก');
  expect(sent.html).toContain('เก็บคำนี้ไว้');
  const mark = /name="mark" value="([^"]+)"/.exec(sent.html)?.[1] ?? '';
  rig.ahead += 10_000;
  await rig.get('/th/tickets');
  const list = await rig.get('/th/tickets');
  expect([list.status, list.html.includes('ฐานข้อมูลไม่ตอบชั่วคราว')]).toEqual([200, true]);
  expect(list.html).toContain('>401<');
  await gate.open();
  const again = { place: USED, claimed: '402', comment: 'เก็บคำนี้ไว้', mark };
  await expect.poll(async () => (await rig.report(again)).status, { timeout: 20_000 }).toBe(303);
  expect((await rig.report(again)).status).toBe(303);
  expect(await rig.staff.rows('select reports from ticket where claimed = 402')).toEqual([{ reports: 1 }]);
});
