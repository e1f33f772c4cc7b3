import fc from 'fast-check';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../basics/assert.ts';
import { indexElection } from '../../election/lookup.ts';
import type { ContestId } from '../../election/model.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import type { Person } from '../../people/person.ts';
import { openElection } from '../../store/election.ts';
import type { TestDatabase } from '../../store/testing/database.ts';
import { testDatabase } from '../../store/testing/database.ts';
import { confirm, refuse, withdraw } from './answer.ts';
import { pauseNow } from './pause-now.ts';
import type { ProposalValue } from './proposal.ts';
import { propose } from './propose.ts';
import { pastProposals, waitingProposals } from './rows.ts';
import { makePerson } from './testing/people.ts';

const election = indexElection(tinyPackage());
const contest = 'MKM_1' as ContestId;

const values: readonly ProposalValue[] = [
  { kind: 'cap', capPercent: 80 },
  { kind: 'cap', capPercent: 95 },
  { kind: 'release' },
  { kind: 'pause' },
  { kind: 'open' },
  { kind: 'draw', contest, order: [2, 1], place: 'ที่', witnesses: 'พยาน' },
  { kind: 'certification', contest, order: '1/2569', date: '2026-03-01' },
];

interface Act {
  readonly what: 'propose' | 'confirm' | 'refuse' | 'withdraw' | 'pause';
  readonly who: number;
  readonly which: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom('propose', 'propose', 'confirm', 'confirm', 'confirm', 'refuse', 'withdraw', 'pause'),
  who: fc.nat(2),
  which: fc.nat(50),
});
/** Rounds of acts that are done at one time. */
const rounds = fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

describe('whatever three people do, at once or one after the other', () => {
  let database: TestDatabase;
  let people: Person[];
  beforeAll(async () => {
    database = await testDatabase();
    await openElection(database, election);
    people = [];
    for (let i = 0; i < 3; i++) people.push(await makePerson(database.pool));
  });
  afterAll(() => database.close());

  const perform = async (pool: Pool, { what, who, which }: Act): Promise<unknown> => {
    const person = at(people, who);
    const reason = { th: 'เหตุผล', en: '' };
    if (what === 'propose') {
      const value = at(values, which % values.length);
      return propose(pool, election, person, { value, reason, reference: '' });
    }
    if (what === 'pause') return pauseNow(pool, election, person, reason);
    const all = [...(await waitingProposals(pool)), ...(await pastProposals(pool, null)).slice(0, 2)];
    if (all.length === 0) return null;
    const { id, revision, value } = at(all, which % all.length);
    const order = value.kind === 'draw' ? { order: value.order } : {};
    if (what === 'confirm') return confirm(pool, election, person, id, { revision, ...order });
    return what === 'refuse' ? refuse(pool, person, id, 'ไม่') : withdraw(pool, person, id, 'ถอน');
  };

  /** Facts, confirmed proposals and their audit rows say the same, and every decision has exactly one audit row. */
  const checkLaws = async () => {
    const query = async <T extends object>(sql: string) => (await database.pool.query<T>(sql)).rows;
    const confirmed = await query<{
      id: string;
      fact: string;
      kind: string;
      by: string;
      second: string;
      alone: boolean;
    }>(
      `select q.proposal_id as id, fact, kind, p.public_id as by, d.public_id as second, alone from proposal q
         join person p on p.person_id = proposed_by join person d on d.person_id = decided_by
        where state = 'confirmed' order by decided_at, proposal_id`,
    );
    const facts = await query<{ body: string }>(
      `select body from fact_inbox where kind in ('policy-changed', 'draw-held', 'result-certified') order by fact_id`,
    );
    expect(confirmed.map((row) => row.fact).sort()).toEqual(facts.map((row) => row.body).sort());
    for (const { fact, by, second, alone } of confirmed) {
      const said = JSON.parse(fact) as { by: string; confirmedBy?: string };
      expect(said.by).toBe(by);
      expect(said.confirmedBy).toBe(alone ? undefined : second);
      expect(alone || by !== second).toBe(true);
    }
    const audits = await query<{ id: string; actions: string[] }>(
      `select detail->>'proposal' as id, array_agg(action order by audit_id) as actions from audit
        where detail ? 'proposal' group by 1`,
    );
    const states = await query<{ id: string; state: string; alone: boolean }>(
      'select proposal_id as id, state, alone from proposal',
    );
    const actionsOf = new Map(audits.map((row) => [row.id, row.actions]));
    for (const { id, state, alone } of states) {
      const actions = actionsOf.get(String(id)) ?? [];
      expect(actions.length, `${id} ${state}`).toBe((alone ? 0 : 1) + (state === 'waiting' ? 0 : 1));
    }
    expect(audits.length).toBe(states.length);
  };

  test('the facts are the confirmed proposals, each with two different persons', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (list) => {
        for (const round of list) await Promise.all(round.map((one) => perform(database.pool, one)));
        await checkLaws();
      }),
      { numRuns: 15 },
    );
  });

  test('nothing is half done when connections break in the middle', async () => {
    const pool = database.secondPool();
    const broken: unknown[] = [];
    await fc.assert(
      fc.asyncProperty(rounds, async (list) => {
        for (const round of list) {
          const work = round.map((one) => perform(pool, one).catch((error: unknown) => broken.push(error)));
          const cut = database.pool.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and pid <> pg_backend_pid()`,
          );
          await Promise.all([...work, cut.catch((error: unknown) => broken.push(error))]);
        }
        await checkLaws();
      }),
      { numRuns: 15 },
    );
    expect(broken.length).toBeGreaterThan(0);
  });
});
