import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '../people/person.ts';
import { HEAD_SIZE, headPosition } from '../returns/figures.ts';
import { pathOf, specOf } from './testing/steps.ts';
import type { TicketRig } from './testing/ticket-rig.ts';
import { TICKET_UNIT, ticketRig } from './testing/ticket-rig.ts';

const USED = `0.${headPosition('used')}`;
const LINE = `0.${HEAD_SIZE + 1}`;
const SAYS = { th: 'ตรวจภาพแบบแล้ว', en: 'The form was looked at.' };

describe('answering readers', () => {
  let rig: TicketRig;
  let claimed = 1000;
  beforeAll(async () => {
    rig = await ticketRig();
  });
  afterAll(() => rig.close());

  /** A new ticket; gives its number. */
  const open = async (place = USED): Promise<string> => {
    claimed += 1;
    const sent = await rig.report({ place, claimed: String(claimed), comment: `คำของ ${claimed}` });
    return /\/tickets\/(\d+)/.exec(sent.location)?.[1] ?? sent.html;
  };
  const page = async (path: string) => {
    rig.ahead += 10_000;
    await rig.get(path);
    return (await rig.get(path)).html;
  };

  test('an answer is a fact, stands on the pages and in the files of the next cut, and in no cut before', async () => {
    const id = await open(LINE);
    const head = await rig.staff.person('head-1', ['D1']);
    const before = rig.site.cut;
    const bytes = [...(before?.files.values() ?? [])].map((file) => file.sha256);
    const answer = { answer: 'agrees', text: SAYS };
    const done = await head.post(`/api/tickets/${id}/answer`, answer);
    expect([done.status, done.body]).toEqual([200, { stage: 'answered', level: 'centre' }]);
    // Sent again, it is answered once.
    expect((await head.post(`/api/tickets/${id}/answer`, answer)).status).toBe(200);
    const facts = await rig.staff.rows("select body from fact_inbox where kind = 'ticket-answered'");
    expect(facts).toHaveLength(1);
    expect(JSON.parse(String(facts[0]?.['body']))).toMatchObject({
      ticket: id,
      unit: TICKET_UNIT,
      ballot: 'constituency',
      figure: HEAD_SIZE + 1,
      claimed,
      reports: 1,
      answer: 'agrees',
      textEn: SAYS.en,
      by: head.publicId,
    });
    expect(await page(`/th/tickets/${id}`)).toContain('คำตอบจะแสดงในรอบเผยแพร่ถัดไป');
    expect([...(before?.files.values() ?? [])].map((file) => file.sha256)).toEqual(bytes);
    await rig.cut();
    for (const path of [`/th/tickets/${id}`, '/th/tickets', `/th/u/${TICKET_UNIT}`]) {
      expect(await page(path), path).toContain(SAYS.th);
    }
    expect(await page(`/en/tickets/${id}`)).toContain(SAYS.en);
    const file = JSON.parse((await rig.get('/v1/tickets.json')).html) as { tickets: object[] };
    expect(file.tickets).toMatchObject([{ id, answer: { code: 'agrees' }, figure: { line: 2 } }]);
    expect((await rig.get(`/th/flags/ticket`)).html).toContain(`/th/u/${TICKET_UNIT}`);
  });

  test('a notice that differs needs the case of the authority, of this form', async () => {
    const id = await open();
    const head = await rig.staff.person('head-1', ['D1']);
    const spec = specOf(rig.staff, TICKET_UNIT);
    const answer = { answer: 'notice-differs', text: SAYS };
    expect((await head.post(`/api/tickets/${id}/answer`, answer)).body['error']).toMatchObject({
      code: 'refused',
      reason: 'case-missing',
    });
    const opening = { trigger: 'objection', summary: { th: 'ประกาศต่างจากแบบ', en: '' } };
    const key = '00000000-0000-4000-8000-000000000001';
    const made = await head.post(`${pathOf(spec)}/cases`, { ...opening, key });
    const wrong = await head.post(`/api/units/${TICKET_UNIT}/party-list/cases`.replace('//', '/'), {
      ...opening,
      key: '00000000-0000-4000-8000-000000000002',
    });
    const at = (number: unknown) =>
      head.post(`/api/tickets/${id}/answer`, { ...answer, case: String(number) });
    expect((await at(wrong.body['case'])).error).toBe('not-found');
    expect((await at(999_999)).error).toBe('not-found');
    expect((await at(made.body['case'])).status).toBe(200);
    await rig.cut();
    expect(await page(`/en/tickets/${id}`)).toContain(
      `Case that the authority decides: ${made.body['case']}`,
    );
  });

  test('a ticket is passed on, joined and opened again; the answer before stays public', async () => {
    const [one, two] = [await open(), await open()];
    const head = await rig.staff.person('head-1', ['D1']);
    const note = 'ต้องถามจังหวัด';
    expect((await head.post(`/api/tickets/${one}/escalate`, { note })).body).toMatchObject({
      level: 'province',
    });
    const province = await rig.staff.person('province-1');
    const waiting = await province.get('/api/tickets?level=province&stage=open');
    expect(waiting.body['tickets']).toMatchObject([{ ticket: one, level: 'province' }]);
    expect((await province.get('/api/tickets-waiting')).body).toMatchObject({
      ...{ province: 1, national: 0, most: 5_000, letGo: 0, all: expect.any(Number) },
    });
    const metrics = await rig.staff.app.inject({ url: '/metrics' });
    expect(metrics.body).toMatch(/^khanaen_tickets_open [1-9]/m);
    expect(metrics.body).toMatch(/^khanaen_tickets_open_most 5000$/m);
    expect((await head.post(`/api/tickets/${two}/merge`, { into: two })).error).toBe('not-found');
    expect((await head.post(`/api/tickets/${two}/merge`, { into: one })).status).toBe(200);
    expect(await page(`/th/tickets/${two}`)).toContain(`/th/tickets/${one}`);
    expect((await head.post(`/api/tickets/${one}/merge`, { into: two })).error).toBe('not-found');
    await head.post(`/api/tickets/${one}/answer`, { answer: 'unreadable', text: SAYS });
    expect((await head.post(`/api/tickets/${one}/escalate`, { note })).error).toBe('wrong-stage');
    await rig.cut();
    expect((await head.post(`/api/tickets/${one}/reopen`, { note })).status).toBe(200);
    const again = await page(`/th/tickets/${one}`);
    expect(again).toContain('เปิดใหม่');
    expect(again).toContain(SAYS.th);
    expect(again).not.toContain(note);
    const view = await head.get(`/api/tickets/${one}`);
    expect((view.body['steps'] as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      'escalated',
      'answered',
      'reopened',
    ]);
    const audit = await rig.staff.rows(
      `select action from audit where (detail->>'ticket')::int = $1 order by audit_id`,
      [Number(one)],
    );
    expect(audit.map((row) => row['action'])).toEqual(['escalate-ticket', 'answer-ticket', 'reopen-ticket']);
  });

  test('those who type have no way to what readers say; a head loses it while the form is typed again', async () => {
    const id = await open();
    const figure = new RegExp(`(?<![0-9])${claimed.toLocaleString('en')}(?![0-9])|${claimed}`);
    for (const role of ROLES.filter((one) => one === 'clerk' || one === 'supervisor')) {
      const typist = await rig.staff.person(`${role}-3`, ['D1']);
      for (const path of [
        '/api/tickets',
        `/api/tickets/${id}`,
        '/api/tickets-waiting',
        `/api/tickets/${id}/photos/1`,
      ])
        expect((await typist.get(path)).error, `${role} ${path}`).toBe('not-allowed');
      const view = await typist.get(pathOf(specOf(rig.staff, TICKET_UNIT)));
      expect(JSON.stringify(view.body)).not.toMatch(figure);
    }
    const head = await rig.staff.person('head-1', ['D1']);
    const auditor = await rig.staff.person('auditor-1');
    expect(JSON.stringify((await head.get(`/api/tickets/${id}`)).body)).toMatch(figure);
    const spec = specOf(rig.staff, TICKET_UNIT);
    await rig.staff.rows("update return set stage = 'entered-once' where return_id = $1", [spec.index]);
    try {
      const covered = await head.get(`/api/tickets/${id}`);
      expect(covered.body).toMatchObject({ covered: true, figure: null, claimed: null });
      expect(JSON.stringify(covered.body)).not.toMatch(figure);
      expect(JSON.stringify(covered.body)).not.toContain('คำของ');
      expect(JSON.stringify((await head.get('/api/tickets')).body)).not.toMatch(figure);
      expect((await head.post(`/api/tickets/${id}/answer`, { answer: 'agrees', text: SAYS })).error).toBe(
        'wrong-stage',
      );
      expect((await auditor.get(`/api/tickets/${id}`)).body).toMatchObject({ covered: false });
    } finally {
      await rig.staff.rows("update return set stage = 'accepted' where return_id = $1", [spec.index]);
    }
  });

  test('a head answers for the own centre only', async () => {
    const id = await open();
    const away = await rig.staff.person('head-2', ['MKM_1']);
    expect((await away.get(`/api/tickets/${id}`)).error).toBe('not-your-area');
    expect((await away.post(`/api/tickets/${id}/reopen`, { note: 'x' })).error).toBe('not-your-area');
    expect((await away.get('/api/tickets')).body).toEqual({ tickets: [], more: false });
    expect((await away.get('/api/tickets-waiting')).body).toMatchObject({ open: 0, oldest: null });
    const auditor = await rig.staff.person('auditor-1');
    expect((await auditor.get('/api/tickets?area=MKM_2')).body).toEqual({ tickets: [], more: false });
    expect((await auditor.get('/api/tickets?area=nowhere')).error).toBe('unknown-area');
  });

  test('what nobody released is deleted some time after the answer', async () => {
    const { forgetReports } = await import('../centre/tickets/forget.ts');
    const id = await open();
    const head = await rig.staff.person('head-1', ['D1']);
    const comments = () =>
      rig.staff.rows('select comment from ticket_report where ticket_id = $1', [Number(id)]);
    await head.post(`/api/tickets/${id}/answer`, { answer: 'spam', text: SAYS });
    await forgetReports(rig.staff.database.pool);
    expect(await comments()).toEqual([{ comment: `คำของ ${claimed}` }]);
    await rig.staff.rows("update ticket set answered_at = now() - interval '91 days' where ticket_id = $1", [
      Number(id),
    ]);
    await forgetReports(rig.staff.database.pool);
    expect(await comments()).toEqual([{ comment: '' }]);
  });
});
