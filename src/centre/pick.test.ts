import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Election } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { openElection } from '../store/election.ts';
import type { TestDatabase } from '../store/testing/database.ts';
import { testDatabase } from '../store/testing/database.ts';
import { CLAIM_COLUMNS, pickSql } from './pick.ts';
import { TASKS_OF_ROLE } from './tasks.ts';

const ME = 1;
const OTHER = 2;
const THIRD = 3;
const CLAIM = '00000000-0000-4000-8000-000000000001';

describe('the order of the queue', () => {
  let database: TestDatabase;
  let election: Election;
  let ids: number[];
  beforeAll(async () => {
    database = await testDatabase();
    election = indexElection(tinyPackage());
    await openElection(database, election);
    for (const n of [ME, OTHER, THIRD]) {
      await database.pool.query(
        `insert into person (person_id, public_id, username, display_name, role, password_hash)
         overriding system value values ($1::int, 'p00000000000' || $1::int::text, 'x' || $1::int::text, 'x', 'clerk', 'x')`,
        [n],
      );
    }
    ids = election.returns.filter((r) => r.unit.centreId === 'D1').map((r) => r.index);
  });
  afterAll(() => database.close());

  const next = async (resume: boolean): Promise<number | null> => {
    const parameters = {
      person: '$1',
      claim: '$2',
      seconds: '$3',
      centre: 'centre_id = $4',
      when: 'true',
      resume,
    };
    const { rows } = await database.pool.query<{ next_return: number }>(
      `with ${pickSql(TASKS_OF_ROLE.clerk, parameters)} select ${CLAIM_COLUMNS} from claim c`,
      [ME, CLAIM, 600, 'D1'],
    );
    return rows[0]?.next_return ?? null;
  };

  /** What a row of the queue is to somebody: their task, or none. */
  interface Row {
    readonly stage: string;
    readonly first: number;
    readonly second: number;
    readonly priority: number;
    readonly minute: number;
    readonly held: 'free' | 'run-out' | 'theirs';
  }

  const put = (rows: readonly Row[]) =>
    database.pool.query(
      `update return r set stage = n.stage, priority = n.priority, first_by = n.first, second_by = n.second,
              claim_id = null, claimed_by = case when n.held <> 'free' then $2::int end,
              claimed_until = case n.held when 'theirs' then now() + interval '1 hour' when 'run-out' then now() - interval '1 hour' end,
              received_at = timestamptz '2026-02-08 10:00Z' + n.minute * interval '1 minute'
         from jsonb_to_recordset($1) as n(id int, stage text, first int, second int, priority int, minute int, held text)
        where r.return_id = n.id`,
      [JSON.stringify(rows.map((row, i) => ({ ...row, id: ids[i] }))), OTHER],
    );

  const task = ({ stage, first, second }: Row): number => {
    if (stage === 'in-doubt' && first === ME) return 0;
    if (stage === 'differs' && first !== ME && second !== ME) return 1;
    if (stage === 'entered-once' && first !== ME) return 2;
    return stage === 'received' ? 3 : -1;
  };

  test('raised first, then what is nearest to the public, then the oldest; never one’s own, held or paused ones', async () => {
    const person = fc.constantFrom(ME, OTHER, THIRD);
    const row: fc.Arbitrary<Row> = fc.record({
      stage: fc.constantFrom('received', 'entered-once', 'differs', 'in-doubt', 'accepted', 'expected'),
      first: person,
      second: person,
      priority: fc.constantFrom(0, 0, 0, 1, 9),
      minute: fc.integer({ min: 0, max: 5 }),
      held: fc.constantFrom('free', 'free', 'run-out', 'theirs'),
    });
    const paused = fc.subarray(['MKM_1', 'MKM_2']);
    const size = { minLength: ids.length, maxLength: ids.length };
    await fc.assert(
      fc.asyncProperty(fc.array(row, size), paused, async (rows, constituencies) => {
        await put(rows);
        const indexes = constituencies.map((id) => election.areaIndex.get(id as never));
        await database.pool.query('delete from entry_pause');
        await database.pool.query(
          `insert into entry_pause (area_kind, area_id, constituencies, message_th, message_en, paused_by)
           values ('constituency', 'x', $1, 'x', 'x', $2)`,
          [indexes, ME],
        );
        const expected = rows
          .map((r, i) => ({ ...r, id: ids[i] ?? 0, task: task(r) }))
          .filter((r) => r.task >= 0 && r.held !== 'theirs')
          .filter((r) => !constituencies.includes(String(election.returns[r.id]?.unit.constituencyId)))
          .sort((a, b) => b.priority - a.priority || a.task - b.task || a.minute - b.minute || a.id - b.id)
          .map((r) => r.id);
        const order: number[] = [];
        for (let id = await next(false); id !== null; id = await next(false)) order.push(id);
        expect(order).toEqual(expected);
      }),
      { numRuns: 25 },
    );
    await database.pool.query('delete from entry_pause');
  });

  test('with resume a person gets back what they hold, whatever is older, raised or paused', async () => {
    const plain: Row = {
      stage: 'received',
      first: OTHER,
      second: OTHER,
      priority: 0,
      minute: 5,
      held: 'free',
    };
    await put(ids.map(() => plain));
    const held = await next(false);
    await database.pool.query(
      `update return set priority = 9, received_at = '2020-01-01' where centre_id = 'D1' and return_id <> $1`,
      [held],
    );
    expect(await next(true)).toBe(held);
    await database.pool.query(
      `insert into entry_pause (area_kind, area_id, everywhere, message_th, message_en, paused_by) values ('nation', 'TH', true, 'x', 'x', $1)`,
      [ME],
    );
    expect(await next(true)).toBe(held);
    expect(await next(false)).toBeNull();
  });
});
