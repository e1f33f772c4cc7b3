import { createHash } from 'node:crypto';
import type { Election } from '../../../election/lookup.ts';
import { indexElection } from '../../../election/lookup.ts';
import type { BallotId, UnitId } from '../../../election/model.ts';
import { tinyPackage } from '../../../election/testing/tiny.ts';
import { unitCode } from '../../../forms/tag.ts';
import { openElection } from '../../../store/election.ts';
import type { TestDatabase } from '../../../store/testing/database.ts';
import { testDatabase } from '../../../store/testing/database.ts';
import { until } from '../../../store/testing/until.ts';
import type { Arrival, Door, Outcome } from '../../door.ts';
import { FORM_KEY } from '../../testing/stand-ins.ts';
import { Secret } from '../config.ts';
import type { Kept } from '../keep-events.ts';
import { Line } from '../line.ts';
import { unitFinder } from '../unit-of-code.ts';
import { FakeLine, signatureOf } from './fake-line.ts';
import { SECRET, TOKEN } from './secrets.ts';
import { webhookBody } from './webhook-events.ts';

/** A receipt that follows from the key, as the real door gives the same arrival the same one. */
export function receiptOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').replaceAll(/\D/g, '').slice(0, 9);
}

export interface LineRig {
  readonly database: TestDatabase;
  readonly election: Election;
  readonly fake: FakeLine;
  readonly base: string;
  readonly line: Line;
  /** What came through the door, in order. */
  readonly arrivals: Arrival[];
  readonly logged: string[];
  /** What the door says; by default every photo is placed as page 1 of the sender's unit, or waits. */
  answer: (arrival: Arrival) => Outcome | Promise<Outcome>;
  /** Sends events as LINE does. */
  send(...events: object[]): Promise<Kept>;
  codeOf(unit: string): string;
  /** Another process on the same database. */
  another(): Promise<Line>;
  rows(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Waits until no event, photo or answer is left to do. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** LINE on loopback, a real database, and a door that says what the test wants. */
export async function lineRig({ settleSeconds = 2 } = {}): Promise<LineRig> {
  const database = await testDatabase();
  const election = indexElection(tinyPackage());
  await openElection(database, election);
  const fake = new FakeLine();
  fake.faults.token = TOKEN;
  const base = await fake.listen();
  const arrivals: Arrival[] = [];
  const logged: string[] = [];
  const lines: Line[] = [];
  const unitOf = unitFinder(election, FORM_KEY);
  const door: Door = async (arrival) => {
    arrivals.push(arrival);
    return rig.answer(arrival);
  };
  const open = async () => {
    const line = new Line({
      config: {
        channels: [{ id: 'main', name: 'main', secret: new Secret(SECRET), accessToken: new Secret(TOKEN) }],
        apiBase: base,
        dataBase: base,
      },
      db: database.pool,
      election,
      door,
      openFile: async (bytes) => {
        if (!Buffer.from(bytes).includes('%PDF-'))
          return { kind: 'pictures', pictures: [{ bytes, part: '' }], sha256: '' };
        if (bytes.length > 100) return { kind: 'refused', reason: 'pdf-scripts' };
        const pictures = ['#p1', '#p2'].map((part) => ({ bytes: Buffer.from(part), part }));
        return { kind: 'pictures', pictures, sha256: '' };
      },
      owed: async () => [{ ballot: 'party-list' as BallotId, formCode: '5/18 (บช.)', page: 1 }],
      unitOf,
      log: (text) => logged.push(text),
      leaseSeconds: 2,
      settleSeconds,
    });
    await line.start();
    lines.push(line);
    return line;
  };
  const rows = async (sql: string, values: unknown[] = []) =>
    (await database.pool.query<Record<string, unknown>>(sql, values)).rows;
  const rig: LineRig = {
    database,
    election,
    fake,
    base,
    line: await open(),
    arrivals,
    logged,
    answer: usualAnswer,
    async send(...events) {
      const body = webhookBody(events as never);
      const kept = await rig.line.receive(Buffer.from(body), signatureOf(body, SECRET));
      if (typeof kept === 'string') throw new Error(kept);
      return kept;
    },
    codeOf: (unit) => unitCode(unit as UnitId, FORM_KEY),
    another: open,
    rows,
    async idle() {
      await until(async () => {
        const [left] = await rows(`select
          (select count(*) from line_event where done_at is null) +
          (select count(*) from line_photo p join line_chat c using (chat_id)
            where p.state = 'waiting' and (c.kind = 'user' or c.centre_id is not null)) +
          (select count(*) from line_answer where state = 'waiting') as n`);
        return left?.['n'] === 0;
      });
    },
    async close() {
      for (const line of lines) await line.stop();
      await fake.close();
      await database.close();
    },
  };
  return rig;
}

function usualAnswer({ key, unit }: Arrival): Outcome {
  const receipt = receiptOf(key);
  if (unit === null) return { kind: 'waiting', receipt, doubt: 'no-code' };
  return {
    kind: 'placed',
    receipt,
    unit,
    ballot: 'constituency' as BallotId,
    formCode: '5/18',
    page: 1,
    missing: [],
  };
}
