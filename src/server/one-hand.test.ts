import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resetPassword } from '../people/keep-accounts.ts';
import type { Person, PersonId } from '../people/person.ts';
import { Browser } from './testing/browser.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { enter, pathOf, sendPhoto, specOf, take, type } from './testing/steps.ts';
import { rightForm, withHead } from './testing/wire.ts';

const UNIT = '44-01-S1-001';

/** A keeper who resets a password could use the account: both are one hand until another keeper confirms. */
describe('after a reset', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  let head: StaffClient;
  let admin: StaffClient;
  beforeEach(async () => {
    staff = await staffApp();
    clerk = await staff.person('clerk-1', ['D1']);
    head = await staff.person('head-1', ['D1']);
    admin = await staff.person('administrator-1');
  });
  afterEach(() => staff.close());

  const reset = async (keeper: StaffClient, who: StaffClient) => {
    const done = await keeper.post(`/api/people/${who.publicId}/password`);
    expect(done.status).toBe(200);
    return String(done.body['drawnPassword']);
  };
  const confirm = (keeper: StaffClient, who: StaffClient) =>
    keeper.post(`/api/people/${who.publicId}/reset/confirm`, { note: 'โทรคุยแล้ว' });

  const inDoubt = async () => {
    const spec = specOf(staff, UNIT);
    await sendPhoto(clerk, spec);
    await type(clerk, spec, withHead(rightForm(spec), { left: 199 }));
    return spec;
  };
  const asWritten = (by: StaffClient, spec: ReturnType<typeof specOf>) =>
    by.post(`${pathOf(spec)}/as-written`, { codes: ['C1'], reason: 'ตามแบบ' });

  test('the keeper does not accept what the account typed, whenever it was, until another keeper confirms', async () => {
    const spec = await inDoubt();
    await reset(head, clerk);
    const refused = await asWritten(head, spec);
    expect(refused.error).toBe('wrong-person');
    expect(refused.body['error']).toMatchObject({ reason: 'one-hand' });
    expect((await head.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    expect((await head.get('/api/queue/waiting?centre=D1')).body['waiting']).toMatchObject([
      { why: 'one-hand' },
    ]);
    expect((await confirm(head, clerk)).error).toBe('not-yours-to-manage');
    expect((await confirm(admin, clerk)).status).toBe(204);
    expect((await confirm(admin, clerk)).error).toBe('conflict');
    expect((await asWritten(head, spec)).body).toMatchObject({ outcome: 'entered-once' });
  });

  test('two accounts that one keeper reset are no two persons', async () => {
    const other = await staff.person('clerk-2', ['D1']);
    await reset(head, clerk);
    const browser = new Browser(staff.app);
    await browser.login('clerk-2', await reset(head, other));
    const rows = await staff.rows(
      'select one_hand from person where person_id = any($1) order by person_id',
      [[clerk.personId, other.personId]],
    );
    const hands = [head.personId, other.personId].sort((a, b) => a - b);
    expect(rows[0]).toEqual({ one_hand: hands });
    // The administrator confirms one of them: the other stays tied to the keeper alone.
    expect((await confirm(admin, clerk)).status).toBe(204);
    expect(
      await staff.rows('select one_hand from person where person_id = any($1) order by person_id', [
        [clerk.personId, other.personId],
      ]),
    ).toEqual([{ one_hand: [] }, { one_hand: [head.personId] }]);
  });

  test('a second entry is not given to the same hand, and is refused when it was taken before', async () => {
    const spec = specOf(staff, UNIT);
    const boss = await staff.person('supervisor-1', ['D1']);
    const two = await staff.person('clerk-2', ['D1']);
    await sendPhoto(clerk, spec);
    await type(clerk, spec);
    const claim = await take(two, spec, ['second']);
    // A reset by somebody who types would be one hand, too: here it is written as the database does it.
    await staff.rows(
      "insert into account_reset (person_id, keeper_id, what) values ($1, $2, 'password') returning 1",
      [clerk.personId, two.personId],
    );
    staff.accounts.sessions.forget(two.personId as PersonId);
    const refused = await enter(two, spec, claim, rightForm(spec));
    expect(refused.body['error']).toMatchObject({ code: 'wrong-person', reason: 'one-hand' });
    await two.post(`${pathOf(spec)}/release`, { claim });
    expect((await two.post('/api/queue/next', { centre: 'D1' })).status).toBe(204);
    expect((await type(boss, spec)).body).toMatchObject({ outcome: 'accepted' });
  });

  test('resets at one moment are all seen', async () => {
    const crowd = await Promise.all(
      ['clerk-2', 'clerk-3', 'clerk-4', 'clerk-5'].map((name) => staff.person(name, ['D1'])),
    );
    await Promise.all(crowd.map((one) => reset(head, one)));
    const rows = await staff.rows('select person_id, one_hand from person where person_id = any($1)', [
      crowd.map((one) => one.personId),
    ]);
    for (const row of rows) expect(row['one_hand']).toHaveLength(crowd.length);
  });

  test('the list of accounts says it, and a reset by the command line ties nobody', async () => {
    await reset(head, clerk);
    const find = async (by: StaffClient) =>
      ((await by.get('/api/people?text=clerk-1')).body['people'] as readonly object[])[0];
    expect(await find(head)).toMatchObject({ resetWaits: true, confirmable: false });
    expect(await find(admin)).toMatchObject({ resetWaits: true, confirmable: true });
    const other = await staff.person('clerk-2', ['D1']);
    const target: Pick<Person, 'personId' | 'username'> = {
      personId: other.personId as PersonId,
      username: 'clerk-2',
    };
    await resetPassword(staff.accounts, null, target, false);
    expect(await staff.rows('select one_hand from person where person_id = $1', [other.personId])).toEqual([
      { one_hand: [] },
    ]);
  });
});
