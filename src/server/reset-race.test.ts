import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeSecondFactor, resetPassword, setActive } from '../people/keep-accounts.ts';
import { findForLogin } from '../people/login.ts';
import type { PersonId } from '../people/person.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';

/** A login and a reset at one moment: whichever comes first, the session does not survive the reset. */
describe('a session that is opened while the account is taken', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  let keeper: StaffClient;
  beforeEach(async () => {
    staff = await staffApp();
    clerk = await staff.person('clerk-1', ['D1']);
    keeper = await staff.person('head-1', ['D1']);
  });
  afterEach(() => staff.close());

  const target = () => ({ personId: clerk.personId as PersonId, username: 'clerk-1' });
  const acts = {
    'a new password': () => resetPassword(staff.accounts, keeper.personId as PersonId, target(), false),
    'a removed second factor': () =>
      removeSecondFactor(staff.accounts, keeper.personId as PersonId, target()),
    'a closed account': () => setActive(staff.accounts, keeper.personId as PersonId, target(), false, 'x'),
  };

  /** Waits until so many wait for a row that another transaction holds. */
  const waiters = async (count: number) => {
    for (let tries = 0; tries < 1_000; tries++) {
      const [row] = await staff.rows(
        `select count(*)::int as n from pg_locks join pg_stat_activity a using (pid)
          where a.datname = current_database() and not granted and locktype in ('transactionid', 'tuple')`,
      );
      if (Number(row?.['n']) >= count) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`never ${count} who wait`);
  };

  const login = async () => {
    const row = await findForLogin(staff.accounts.db, 'p.person_id = $1', clerk.personId as PersonId);
    if (row === undefined) throw new Error('no account');
    const origin = { address: '127.0.0.1', passwordHash: row.password_hash, proofRev: row.proof_rev };
    return () => staff.accounts.sessions.start(clerk.personId as PersonId, origin);
  };

  for (const [name, act] of Object.entries(acts)) {
    for (const first of ['login', 'reset'] as const) {
      test(`${name}, the ${first} first`, async () => {
        const start = await login();
        const holder = await staff.accounts.db.connect();
        await holder.query('begin');
        await holder.query('select 1 from person where person_id = $1 for update', [clerk.personId]);
        const order: (() => Promise<unknown>)[] = first === 'login' ? [start, act] : [act, start];
        const running: Promise<unknown>[] = [];
        try {
          for (const [i, run] of order.entries()) {
            running.push(run());
            await waiters(i + 1);
          }
        } finally {
          await holder.query('commit');
          holder.release();
        }
        const done = await Promise.all(running);
        const token = String(first === 'login' ? done[0] : done[1]);
        expect(await staff.accounts.sessions.find(token)).toBeNull();
        const left = await staff.rows('select 1 from session where person_id = $1', [clerk.personId]);
        expect(left).toEqual([]);
      });
    }
  }
});
