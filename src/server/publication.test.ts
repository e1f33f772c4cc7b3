import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import type { PublicView } from '../publication/model.ts';
import { Publication } from '../publication/publication.ts';
import { FactWriter } from '../publication/testing/facts.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';

const election = indexElection(tinyPackage());
const REASON = { th: 'ตามมติ', en: 'as resolved' };
const PROPOSALS = '/api/publication/proposals';

/** A view after the first release in which every unit is complete and candidates 1 and 2 are level. */
function viewOfTheNight(): PublicView {
  const { firstRelease } = election.pkg.manifest.publication;
  const writer = new FactWriter(election, firstRelease);
  for (const unit of election.pkg.units.keys()) writer.acceptUnit(unit, [5, 5, 1]);
  const publication = new Publication(election);
  for (const fact of writer.facts) publication.apply(fact);
  const time = new Date(firstRelease + 3_600_000).toISOString();
  return publication.makeCut({ number: 7, at: time, ledgerSize: writer.facts.length, root: '0'.repeat(64) })
    .view;
}

describe('publication by two persons, over HTTP', () => {
  let staff: StaffApp;
  let one: StaffClient;
  let two: StaffClient;
  const view = viewOfTheNight();
  let alarm: string | null = null;
  beforeAll(async () => {
    staff = await staffApp({ publicWindow: () => ({ view, alarm }) });
    one = await staff.person('publisher-1');
    two = await staff.person('administrator-1');
  });
  afterAll(() => staff.close());

  const propose = async (client: StaffClient, value: object, reason: object = REASON) =>
    client.post(PROPOSALS, { value, reason });
  const waitingOf = async (client: StaffClient, id: unknown) => {
    const { body } = await client.get('/api/publication');
    const list = body['waiting'] as readonly Record<string, unknown>[];
    return list.find((proposal) => proposal['id'] === id) ?? {};
  };

  test('what is proposed is shown with its effect, and the old calls are gone', async () => {
    const made = await propose(one, { kind: 'release' });
    expect(made.status).toBe(201);
    expect((await propose(one, { kind: 'release' })).status).toBe(200);
    const proposal = await waitingOf(two, made.body['id']);
    const held = view.ifPolicy({ capPercent: 100, paused: false }).released;
    expect(held.length).toBeGreaterThan(0);
    const effect = proposal['effect'] as Record<string, unknown>;
    expect(effect).toMatchObject({
      cut: 7,
      embargo: false,
      released: held.length,
      hidden: 0,
      after: { heldBack: 0 },
    });
    expect((effect['units'] as readonly { id: string }[]).map(({ id }) => id)).toEqual(
      held.map((u) => at(election.pkg.units, u).id),
    );
    expect(proposal).not.toHaveProperty('proposerId');
    const path = `${PROPOSALS}/${String(made.body['id'])}`;
    expect((await one.post(`${path}/confirm`, { revision: 0 })).error).toBe('wrong-person');
    expect((await two.post(`${path}/confirm`, { revision: 9 })).body['error']).toMatchObject({
      reason: 'moved',
    });
    expect((await two.post(`${path}/confirm`, { revision: 0 })).body).toMatchObject({ state: 'confirmed' });
    expect((await two.get('/api/publication')).body).toMatchObject({
      policy: { capPercent: 100, paused: false },
    });
    for (const gone of ['/api/publication/policy', '/api/draws', '/api/certifications'])
      expect((await two.post(gone, {})).status, gone).toBe(404);
  });

  test('wrong contents are refused where they are wrong', async () => {
    for (const value of [
      { kind: 'cap', capPercent: 101 },
      { kind: 'cap' },
      { kind: 'cap', capPercent: 90, paused: true },
      { kind: 'everything' },
      { kind: 'draw', contest: 'MKM_1', order: [2] },
      { kind: 'draw', contest: 'MKM_1', order: [2, 1], place: 'x\u0000', witnesses: 'x' },
      { kind: 'certification', contest: 'MKM_1', order: '1', date: '2026-02-30' },
    ]) {
      expect((await propose(one, value)).error, JSON.stringify(value)).toBe('bad-request');
    }
    expect((await propose(one, { kind: 'open' })).body['error']).toMatchObject({ reason: 'no-change' });
    expect(
      (await propose(one, { kind: 'cap', capPercent: 90 }, { th: ' ', en: '' })).body['error'],
    ).toMatchObject({
      reason: 'reason-missing',
    });
    expect((await two.post(`${PROPOSALS}/12345/confirm`, { revision: 0 })).error).toBe('not-found');
    expect((await two.post(`${PROPOSALS}/x/confirm`, { revision: 0 })).error).toBe('bad-request');
  });

  test('a tie that matters is shown with its votes, and a lot decides it', async () => {
    const { body } = await one.get('/api/publication/contests');
    const contests = body['contests'] as readonly Record<string, unknown>[];
    const tied = contests.find((contest) => contest['id'] === 'MKM_1');
    expect(tied).toMatchObject({ tie: { places: 1, lines: [{ number: 1 }, { number: 2 }] }, draw: null });
    const value = { kind: 'draw', contest: 'MKM_1', order: [2, 1], place: 'ศาลากลาง', witnesses: 'ก. ข.' };
    const made = await propose(one, value, { th: '', en: '' });
    const effect = { before: { ahead: [], tied: [1, 2] }, after: { ahead: [2], tied: [] } };
    expect(await waitingOf(one, made.body['id'])).toMatchObject({ value, effect, blind: false });
    // The second person types the order from the minutes, without seeing the first typing.
    const seen = await waitingOf(two, made.body['id']);
    expect(seen).toMatchObject({ value: { ...value, order: [] }, effect: null, blind: true });
    const told = await two.get('/api/audit?action=proposal-made&subject=MKM_1');
    expect(told.body).toMatchObject({ rows: [{ detail: { value: { place: 'ศาลากลาง' } } }] });
    expect(JSON.stringify(told.body)).not.toContain('"order"');
    const typed = await two.get('/api/publication/effect?kind=draw&contest=MKM_1&order=2,1');
    expect(typed.body).toMatchObject({ effect });
    expect((await two.get('/api/publication/effect?kind=draw&contest=MKM_1&order=2,9')).error).toBe(
      'refused',
    );
    expect((await two.get('/api/publication/effect?kind=draw&contest=X&order=2,1')).error).toBe('not-found');
    const path = `${PROPOSALS}/${String(made.body['id'])}/confirm`;
    expect((await two.post(path, { revision: 0 })).body['error']).toMatchObject({ reason: 'order-differs' });
    expect((await two.post(path, { revision: 0, order: [1, 2] })).body['error']).toMatchObject({
      reason: 'order-differs',
    });
    expect((await two.post(path, { revision: 0, order: [2, 1] })).body).toMatchObject({ state: 'confirmed' });
  });

  test('the check list of a certification says what is missing', async () => {
    const { body } = await one.get('/api/publication/contests');
    const first = (body['contests'] as readonly { checks: Record<string, number> }[])[0]?.checks;
    expect(first).toMatchObject({ accepted: 0, openCases: 0, pendingCorrections: 0 });
    expect(first?.['returns']).toBeGreaterThan(0);
    const paper = { kind: 'certification', contest: 'MKM_1', order: '12/2569', date: '2026-03-01' };
    expect((await propose(one, paper, { th: '', en: '' })).body['error']).toMatchObject({
      reason: 'reason-missing',
    });
    const made = await propose(one, paper);
    expect(await waitingOf(two, made.body['id'])).toMatchObject({
      checks: { accepted: 0 },
      effect: { before: { certified: false, contests: 0 }, after: { certified: true, contests: 1 } },
    });
    const refused = await two.post(`${PROPOSALS}/${String(made.body['id'])}/refuse`, { reason: 'ยังไม่ครบ' });
    expect(refused.body).toMatchObject({
      state: 'refused',
      answer: 'ยังไม่ครบ',
      decidedBy: { id: two.publicId },
    });
  });

  test('one person pauses at once; the history names everybody; auditors look and do nothing', async () => {
    expect((await one.post('/api/publication/pause', { reason: REASON })).status).toBe(201);
    alarm = 'cut 7: the two tallies differ';
    const auditor = await staff.person('auditor-1');
    expect((await auditor.get('/api/publication')).body).toMatchObject({ policy: { paused: true }, alarm });
    const { body } = await auditor.get('/api/publication/history');
    expect((body['proposals'] as readonly object[])[0]).toMatchObject({
      alone: true,
      state: 'confirmed',
      value: { kind: 'pause' },
      proposedBy: { id: one.publicId },
    });
    expect((await auditor.post('/api/publication/pause', { reason: REASON })).error).toBe('not-allowed');
    expect((await propose(auditor, { kind: 'open' })).error).toBe('not-allowed');
    expect((await (await staff.person('clerk-1')).get('/api/publication')).error).toBe('not-allowed');
    expect((await one.get('/api/publication/effect?kind=open')).body).toMatchObject({
      after: { paused: false },
    });
  });
});
