import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unwrap } from '../../basics/result.ts';
import { indexElection } from '../../election/lookup.ts';
import type { ContestId } from '../../election/model.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import type { Person } from '../../people/person.ts';
import { openElection } from '../../store/election.ts';
import type { TestDatabase } from '../../store/testing/database.ts';
import { testDatabase } from '../../store/testing/database.ts';
import { confirm, refuse, withdraw } from './answer.ts';
import { checkLists } from './check-list.ts';
import { pauseNow } from './pause-now.ts';
import { policyNow } from './policy-now.ts';
import type { Draft, ProposalValue } from './proposal.ts';
import { propose } from './propose.ts';
import { findProposal, pastProposals, waitingProposals } from './rows.ts';
import { makePerson } from './testing/people.ts';

const election = indexElection(tinyPackage());
const contest = 'MKM_1' as ContestId;

function draft(value: ProposalValue, th = 'ตามมติที่ประชุม', en = 'as the meeting resolved'): Draft {
  return { value, reason: { th, en }, reference: 'ลต 1/2569' };
}

describe('publication by two persons', () => {
  let database: TestDatabase;
  let one: Person;
  let two: Person;
  let three: Person;
  const pool = () => database.pool;
  const facts = async () => {
    const { rows } = await pool().query<{ body: string }>(
      `select body from fact_inbox where kind in ('policy-changed', 'draw-held', 'result-certified') order by fact_id`,
    );
    return rows.map((row) => row.body);
  };
  const audits = async () => {
    const { rows } = await pool().query<{ action: string; person_id: number }>(
      'select action, person_id from audit order by audit_id',
    );
    return rows.map((row) => `${row.action} ${row.person_id}`);
  };
  const made = async (person: Person, value: ProposalValue) =>
    unwrap(await propose(pool(), election, person, draft(value))).id;
  const revisionOf = async (id: number) => (await findProposal(pool(), id))?.revision ?? -1;
  const say = async (person: Person, id: number, order?: readonly number[]) =>
    confirm(pool(), election, person, id, {
      revision: await revisionOf(id),
      ...(order === undefined ? {} : { order }),
    });

  beforeAll(async () => {
    database = await testDatabase();
    await openElection(database, election);
    [one, two, three] = [await makePerson(pool()), await makePerson(pool()), await makePerson(pool())];
  });
  afterAll(() => database.close());

  test('a proposal changes nothing; the confirmation of another person writes the fact with both names', async () => {
    const before = await facts();
    const id = await made(one, { kind: 'cap', capPercent: 80 });
    expect(await facts()).toEqual(before);
    expect((await waitingProposals(pool())).map((p) => p.id)).toEqual([id]);
    const done = unwrap(await say(two, id));
    expect(done).toMatchObject({
      state: 'confirmed',
      proposedBy: { id: one.publicId },
      decidedBy: { id: two.publicId },
    });
    const after = await facts();
    expect(after.slice(before.length).map((body) => JSON.parse(body))).toEqual([
      {
        kind: 'policy-changed',
        at: done.decidedAt,
        capPercent: 80,
        paused: false,
        reason: 'ตามมติที่ประชุม',
        reasonEn: 'as the meeting resolved',
        by: one.publicId,
        confirmedBy: two.publicId,
      },
    ]);
    expect(await audits()).toEqual([`proposal-made ${one.personId}`, `policy-changed ${two.personId}`]);
    expect(await policyNow(pool(), election.pkg.manifest.publication, Date.now())).toEqual({
      capPercent: 80,
      paused: false,
    });
    expect(await waitingProposals(pool())).toEqual([]);
  });

  test('the same proposal sent again is the same proposal', async () => {
    const id = await made(one, { kind: 'pause' });
    expect(unwrap(await propose(pool(), election, one, draft({ kind: 'pause' })))).toEqual({
      id,
      fresh: false,
    });
    expect(await made(two, { kind: 'pause' })).not.toBe(id);
    for (const waiting of await waitingProposals(pool())) {
      const by = waiting.proposedBy.id === one.publicId ? one : two;
      unwrap(await withdraw(pool(), by, waiting.id, 'ไม่ต้องแล้ว'));
    }
  });

  test('an account that one hand may have used with the proposer is no second person', async () => {
    const id = await made(one, { kind: 'release' });
    const tied = { ...two, oneHand: [one.personId] };
    expect(await say(tied, id)).toEqual({ ok: false, error: 'one-hand' });
    expect(unwrap(await withdraw(pool(), one, id, 'เปลี่ยนใจ'))).toMatchObject({ state: 'withdrawn' });
  });

  test('the proposer can neither confirm nor refuse, only withdraw; others cannot withdraw', async () => {
    const before = await facts();
    const id = await made(one, { kind: 'release' });
    expect(await say(one, id)).toEqual({ ok: false, error: 'same-person' });
    expect(await refuse(pool(), one, id, 'x')).toEqual({ ok: false, error: 'same-person' });
    expect(await withdraw(pool(), two, id, 'x')).toEqual({ ok: false, error: 'not-yours' });
    expect(unwrap(await withdraw(pool(), one, id, 'เปลี่ยนใจ'))).toMatchObject({
      state: 'withdrawn',
      answer: 'เปลี่ยนใจ',
    });
    for (const person of [two, three]) expect(await say(person, id)).toEqual({ ok: false, error: 'closed' });
    expect(await facts()).toEqual(before);
  });

  test('a refused or an expired proposal comes to nothing', async () => {
    const before = await facts();
    const refused = await made(one, { kind: 'release' });
    expect(unwrap(await refuse(pool(), two, refused, 'ยังไม่ถึงเวลา'))).toMatchObject({ state: 'refused' });
    // The answer that got lost on its way can be asked for again; another answer cannot be given.
    expect(unwrap(await refuse(pool(), two, refused, 'ยังไม่ถึงเวลา'))).toMatchObject({ state: 'refused' });
    expect(await say(two, refused)).toEqual({ ok: false, error: 'closed' });
    const { rows } = await pool().query<{ proposal_id: string }>(
      `insert into proposal (kind, subject, value, reason_th, proposed_by, expires_at)
       values ('release', 'publication', '{}', 'x', $1, clock_timestamp() - interval '1 second') returning proposal_id`,
      [one.personId],
    );
    const expired = Number(rows[0]?.proposal_id);
    for (const answer of [
      say(two, expired),
      refuse(pool(), two, expired, 'x'),
      withdraw(pool(), one, expired, 'x'),
    ]) {
      expect(await answer).toEqual({ ok: false, error: 'expired' });
    }
    expect((await pastProposals(pool(), null))[0]).toMatchObject({ id: expired, state: 'expired' });
    expect(await facts()).toEqual(before);
  });

  test('of many confirmations at once one counts, and a repeated one gets the first answer', async () => {
    const before = await facts();
    const id = await made(one, { kind: 'release' });
    const revision = await revisionOf(id);
    const answers = await Promise.all(
      [two, three, two, three, one, two, three].map((p) => confirm(pool(), election, p, id, { revision })),
    );
    const winner = (await findProposal(pool(), id))?.decidedBy?.id;
    answers.forEach((answer, i) => {
      const person = [two, three, two, three, one, two, three][i];
      expect(answer.ok, String(i)).toBe(person?.publicId === winner);
    });
    expect((await facts()).length).toBe(before.length + 1);
  });

  test('who looked before another change of the same subject must look again', async () => {
    const cap = await made(one, { kind: 'cap', capPercent: 90 });
    const pause = await made(one, { kind: 'pause' });
    const seen = await revisionOf(pause);
    unwrap(await say(two, cap));
    expect(await confirm(pool(), election, two, pause, { revision: seen })).toEqual({
      ok: false,
      error: 'moved',
    });
    unwrap(await say(two, pause));
    expect(await policyNow(pool(), election.pkg.manifest.publication, Date.now())).toEqual({
      capPercent: 90,
      paused: true,
    });
  });

  test('an emergency pause takes one person, going on takes two', async () => {
    unwrap(await say(two, await made(one, { kind: 'open' })));
    const reason = { th: 'พบตัวเลขผิดปกติ', en: 'Figures look wrong' };
    const { id } = unwrap(await pauseNow(pool(), election, three, reason));
    expect(await findProposal(pool(), id)).toMatchObject({
      alone: true,
      state: 'confirmed',
      decidedBy: { id: three.publicId },
    });
    const body = JSON.parse((await facts()).at(-1) ?? '{}') as Record<string, unknown>;
    expect(body).toMatchObject({ paused: true, capPercent: 90, reason: reason.th, by: three.publicId });
    expect(body).not.toHaveProperty('confirmedBy');
    expect(await pauseNow(pool(), election, two, reason)).toEqual({ ok: false, error: 'no-change' });
    const open = await made(three, { kind: 'open' });
    expect(await say(three, open)).toEqual({ ok: false, error: 'same-person' });
    unwrap(await say(one, open));
  });

  test('lots and certifications name known numbers, and reasons where the check list has gaps', async () => {
    const lot = (order: number[]) =>
      ({ kind: 'draw', contest, order, place: 'ศาลากลาง', witnesses: 'ผู้แทนพรรค' }) as const;
    const bad = async (value: ProposalValue, th?: string) => propose(pool(), election, one, draft(value, th));
    expect(await bad(lot([2, 99]))).toEqual({ ok: false, error: 'wrong-order' });
    expect(await bad(lot([2, 2]))).toEqual({ ok: false, error: 'wrong-order' });
    const paper = { kind: 'certification', contest, order: '12/2569', date: '2026-03-01' } as const;
    expect(await bad({ ...paper, contest: 'X' as ContestId })).toEqual({
      ok: false,
      error: 'unknown-contest',
    });
    expect(await bad(paper, ' ')).toEqual({ ok: false, error: 'reason-missing' });
    const drawn = await made(one, lot([2, 1]));
    for (const typed of [undefined, [1, 2], [2], [2, 1, 1]])
      expect(await say(two, drawn, typed)).toEqual({ ok: false, error: 'order-differs' });
    unwrap(await say(two, drawn, [2, 1]));
    unwrap(await say(one, await made(two, paper)));
    const written = (await facts()).slice(-2).map((body) => JSON.parse(body) as Record<string, unknown>);
    expect(written).toMatchObject([
      { kind: 'draw-held', contest, order: [2, 1], by: one.publicId, confirmedBy: two.publicId },
      {
        kind: 'result-certified',
        contest,
        order: '12/2569',
        date: '2026-03-01',
        by: two.publicId,
        confirmedBy: one.publicId,
      },
    ]);
    expect((await facts()).join()).not.toContain('ผู้แทนพรรค');
  });

  test('a check list without a gap needs no reason', async () => {
    const paper = { kind: 'certification', contest, order: '13/2569', date: '2026-03-02' } as const;
    const listOf = async () => (await checkLists(pool(), election)).find((list) => list.contest === contest);
    const bare = () => propose(pool(), election, one, draft(paper, ''));
    await pool().query(`update return set stage = 'accepted'`);
    const all = election.returns.filter((spec) => spec.contest.id === contest);
    expect(await listOf()).toEqual({
      contest,
      returns: all.length,
      accepted: all.length,
      openCases: 0,
      pendingCorrections: 0,
    });
    const first = all[0]?.index ?? -1;
    await pool().query(`update return set stage = 'correction-proposed' where return_id = $1`, [first]);
    await pool().query(`insert into dossier (return_id, trigger, summary) values ($1, 'C14', 'x')`, [first]);
    expect(await listOf()).toMatchObject({ accepted: all.length, openCases: 1, pendingCorrections: 1 });
    expect(await bare()).toEqual({ ok: false, error: 'reason-missing' });
    await pool().query('delete from dossier');
    await pool().query(`update return set stage = 'annulled' where return_id = $1`, [first]);
    expect(await listOf()).toMatchObject({ accepted: all.length - 1 });
    expect(await bare()).toEqual({ ok: false, error: 'reason-missing' });
    await pool().query(`update return set stage = 'accepted' where return_id = $1`, [first]);
    const { id } = unwrap(await bare());
    await pool().query(`update return set stage = 'received' where return_id = $1`, [first]);
    expect(await say(two, id)).toEqual({ ok: false, error: 'reason-missing' });
    unwrap(await withdraw(pool(), one, id, 'x'));
    const { rows } = await pool().query<{ checks: object }>(
      `select detail->'checks' as checks from audit where action = 'proposal-made' and detail->>'proposal' = $1`,
      [String(id)],
    );
    expect(rows[0]?.checks).toMatchObject({ accepted: all.length, openCases: 0 });
  });

  test('the database itself refuses one person, late answers and second thoughts', async () => {
    const id = await made(one, { kind: 'pause' });
    const set = (sql: string, values: unknown[] = []) =>
      pool().query(`update proposal set ${sql} where proposal_id = ${id}`, values);
    const confirmed = `state = 'confirmed', decided_at = now(), fact = '{}', decided_by = $1`;
    await expect(set(confirmed, [one.personId])).rejects.toMatchObject({ code: '23514' });
    await expect(set(`${confirmed}, alone = true`, [one.personId])).rejects.toMatchObject({ code: '23001' });
    await expect(
      set(`state = 'confirmed', decided_at = expires_at + interval '1 s', fact = '{}', decided_by = $1`, [
        two.personId,
      ]),
    ).rejects.toMatchObject({ code: '23514' });
    unwrap(await withdraw(pool(), one, id, 'x'));
    await expect(set(`state = 'waiting', decided_by = null, decided_at = null`)).rejects.toMatchObject({
      code: '23001',
    });
    await expect(pool().query(`delete from proposal where proposal_id = ${id}`)).rejects.toMatchObject({
      code: '23001',
    });
    await expect(pool().query('truncate proposal')).rejects.toMatchObject({ code: '23001' });
  });

  test('the facts are the confirmed proposals, in the order in which they were confirmed', async () => {
    const { rows } = await pool().query<{ fact: string }>(
      `select fact from proposal where state = 'confirmed' order by decided_at, proposal_id`,
    );
    expect(rows.map((row) => row.fact)).toEqual(await facts());
  });
});
