import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makePool } from './connect.ts';
import { silentLog } from './errors.ts';
import { MIGRATIONS, migrate } from './migrate.ts';
import { testDatabase, testServers, withDatabase } from './testing/database.ts';

/** An evening of the first version, half done: every table that later migrations touch has rows. */
const FIRST_VERSION = `
insert into election (election_id, package_hash) values ('e', repeat('a', 64));
insert into person (public_id, username, display_name, role, centre_ids, password_hash, locked_until) values
  ('p000000000001', 'one', 'One', 'clerk', '{D1}', 'x', null), ('p000000000002', 'two', 'Two', 'clerk', '{D1}', 'x', now()),
  ('p000000000003', 'boss', 'Boss', 'supervisor', '{D1}', 'x', null), ('p000000000004', 'root', 'Root', 'administrator', '{}', 'x', null),
  ('p000000000005', 'eyes', 'Eyes', 'observer', '{}', 'x', null);
insert into session (token_hash, person_id, expires_at) values
  (decode(repeat('aa', 32), 'hex'), 1, now() + interval '1 hour'), (decode(repeat('bb', 32), 'hex'), 3, now());
insert into return (return_id, unit_id, ballot, centre_id, constituency, stage, version, received_at, first_entry, second_entry,
                    first_by, second_by, claim_id, claimed_by, claimed_until) values
  (0, 'U1', 'c', 'D1', 1, 'accepted', 1, now() - interval '3 hours', 1, 2, 1, 2, null, null, null),
  (1, 'U1', 'p', 'D1', 1, 'entered-once', 0, now() - interval '2 hours', 3, null, 1, null, gen_random_uuid(), 2, now()),
  (2, 'U2', 'c', 'D1', 1, 'received', 0, now() - interval '1 hour', null, null, null, null, null, null, null),
  (3, 'U2', 'p', 'D1', 1, 'expected', 0, null, null, null, null, null, null, null, null),
  (4, 'U3', 'c', 'D1', 1, 'correction-proposed', 1, now() - interval '3 hours', null, null, null, null, null, null, null);
insert into photo (return_id, original, photo, media_type, bytes, width, height, source, sent_by) values
  (0, repeat('a', 64), repeat('b', 64), 'image/png', 1, 1, 1, 'upload', 1);
insert into entry (return_id, round, kind, person_id, figures, request_hash, entered_at) values
  (0, 1, 'first', 1, '{1}', 'x', now() - interval '150 minutes'), (0, 1, 'second', 2, '{1}', 'x', now() - interval '140 minutes'),
  (1, 1, 'first', 1, '{1}', 'x', now() - interval '100 minutes'), (4, 1, 'correction', 3, '{2}', 'x', now());
insert into record (return_id, version, live, figures, entered_by, accepted_by, accepted_at) values
  (0, 1, true, '{1}', '{1,2}', 2, now() - interval '140 minutes'), (4, 1, true, '{1}', '{1,2}', 2, now() - interval '130 minutes');
update return set proposed_entry = 4, reason = '{"code":"typing","text":"x"}' where return_id = 4;
insert into dossier (return_id, trigger, summary, closed_at, closing_order, effect) values
  (0, 'C3', 'สรุป', now(), '1/2569', 'ไม่เปลี่ยนผล'), (4, 'C3', 'สรุป', null, null, null);
insert into audit (person_id, action, subject) values (1, 'enter', 'U1/c');
insert into fact_inbox (kind, body) values ('policy-changed', '{}');
insert into ledger values (0, 'policy-changed', '{}', decode(repeat('00', 32), 'hex'));
`;

describe.each(testServers())('a database of the first version on %s', (server) => {
  it('is brought up to date with everything in it', async () => {
    const near = await testDatabase(server);
    const name = `khanaen_test_${randomBytes(6).toString('hex')}`;
    await near.pool.query(`create database ${name} template template0`);
    const pool = makePool(withDatabase(near.url, name), silentLog);
    try {
      expect(await migrate(pool, MIGRATIONS.slice(0, 1))).toBe(1);
      await pool.query(FIRST_VERSION);
      expect(await migrate(pool)).toBe(MIGRATIONS.length - 1);
      const rows = async (sql: string) => (await pool.query<Record<string, unknown>>(sql)).rows;
      expect(await rows('select distinct password_kind, areas from person')).toEqual([
        { password_kind: 'own', areas: [] },
      ]);
      expect(await rows('select count(distinct public_id)::int as n from session')).toEqual([{ n: 2 }]);
      expect(
        await rows(
          `select return_id, stage_since is not null as since, first_at is not null as first, second_at is not null as second,
                  accepted_at is not null as accepted, differed, reserved, past_claims, shown_to
             from return where return_id in (0, 1, 3) order by return_id`,
        ),
      ).toMatchObject([
        { since: true, first: true, second: true, accepted: true, differed: false, shown_to: [] },
        { since: true, first: true, second: false, accepted: false, reserved: false, past_claims: [] },
        { since: false, first: false, second: false, accepted: false },
      ]);
      expect(
        await rows('select stage, decision, effect, closing_order from dossier order by case_id'),
      ).toEqual([
        { stage: 'closed', decision: 'no-action', effect: 'ไม่เปลี่ยนผล', closing_order: '1/2569' },
        { stage: 'open', decision: null, effect: null, closing_order: null },
      ]);
      expect(await migrate(pool)).toBe(0);
    } finally {
      await pool.end();
      await near.pool.query(`drop database ${name} with (force)`);
    }
  });
});
