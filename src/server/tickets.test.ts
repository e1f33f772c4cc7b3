import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validityFaults } from '../../web/testing/valid.ts';
import { auditLetGo, ticketLoad } from '../centre/tickets/let-go.ts';
import { exifBlock, jpegSegment, testJpeg, testPng } from '../images/testing/images.ts';
import { HEAD_SIZE, headPosition } from '../returns/figures.ts';
import type { TicketRig } from './testing/ticket-rig.ts';
import { TICKET_UNIT, ticketRig } from './testing/ticket-rig.ts';

const USED = `0.${headPosition('used')}`;
const LINE = `0.${HEAD_SIZE + 1}`;

describe('a reader who saw another figure on the posted notice', () => {
  let rig: TicketRig;
  beforeAll(async () => {
    rig = await ticketRig();
  });
  afterAll(() => rig.close());

  const rows = (sql: string, values: unknown[] = []) => rig.staff.rows(sql, values);
  const ticketOf = (location: string) => Number(/\/tickets\/(\d+)/.exec(location)?.[1]);

  test('sends a form without scripts, gets a number and a page, and nothing is in the ledger yet', async () => {
    const unit = await rig.get(`/th/u/${TICKET_UNIT}`);
    expect(unit.html).toContain(`/th/report/${TICKET_UNIT}`);
    const before = await rows('select count(*)::int as n from fact_inbox');
    const sent = await rig.report({ place: LINE, claimed: '๒๗', comment: 'เห็นที่โรงเรียน' });
    expect([sent.status, sent.headers.get('set-cookie')]).toEqual([303, null]);
    const page = await rig.get(sent.location);
    expect(page.html).toContain('ได้รับเรื่องของคุณแล้ว');
    expect(page.html).toContain('>27<');
    expect(page.html).not.toContain('เห็นที่โรงเรียน');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const english = await rig.get(sent.location.replace('/th/', '/en/'));
    expect(english.html).toContain('Waiting for an answer');
    expect(await rows('select count(*)::int as n from fact_inbox')).toEqual(before);
    const open = JSON.parse((await rig.get('/v1/tickets-open.json')).html) as { tickets: object[] };
    expect(open.tickets).toMatchObject([{ unit: TICKET_UNIT, claimed: 27, reports: 1, level: 'centre' }]);
    expect((await rig.get(`/th/report/${TICKET_UNIT}`)).html).toContain(
      `/th/tickets/${ticketOf(sent.location)}`,
    );
  });

  test('the same figure and value again is one more reporter of the same ticket', async () => {
    const first = await rig.report({ place: USED, claimed: '301' });
    const second = await rig.report({ place: USED, claimed: '301', comment: 'เหมือนกัน' });
    expect(ticketOf(second.location)).toBe(ticketOf(first.location));
    const other = await rig.report({ place: USED, claimed: '302' });
    expect(ticketOf(other.location)).not.toBe(ticketOf(first.location));
    expect(await rows('select reports from ticket where ticket_id = $1', [ticketOf(first.location)])).toEqual(
      [{ reports: 2 }],
    );
  });

  test('a form that is sent twice is one report', async () => {
    const { html } = await rig.get(`/th/report/${TICKET_UNIT}`);
    const mark = /name="mark" value="([^"]+)"/.exec(html)?.[1] ?? '';
    rig.ahead += 5_000;
    const fields = { place: USED, claimed: '777', mark };
    const both = await Promise.all([rig.report(fields), rig.report(fields)]);
    expect(new Set(both.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
    expect(await rows('select reports from ticket where claimed = 777')).toEqual([{ reports: 1 }]);
  });

  test('the photo loses its metadata, is kept apart and is seen by staff only until somebody releases it', async () => {
    const exif = Buffer.concat([Buffer.from('Exif\0\0'), exifBlock(1), Buffer.from('GPS 13.75 100.5')]);
    const photo = testJpeg([jpegSegment(0xe1, exif)]);
    const sent = await rig.report({ place: LINE, claimed: '99', comment: 'ดูภาพ' }, photo);
    expect(sent.location).toContain('sent=photo');
    const ticket = ticketOf(sent.location);
    const [row] = await rows(
      'select photo, bytes, report_id from ticket_photo join ticket_report using (report_id) where ticket_id = $1',
      [ticket],
    );
    const bytes = Buffer.from((row?.['bytes'] as Buffer | undefined) ?? []);
    expect([bytes.includes('GPS'), bytes.length > 100]).toEqual([false, true]);
    expect(await rows('select 1 from photo where photo = $1', [row?.['photo']])).toEqual([]);
    const address = `/tickets/photos/${String(row?.['photo'])}`;
    expect((await rig.get(address)).status).toBe(404);
    const head = await rig.staff.person('head-1', ['D1']);
    const report = String(row?.['report_id']);
    const seen = await head.get(`/api/tickets/${ticket}/photos/${report}`);
    expect([seen.status, seen.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(
      (await head.post(`/api/tickets/${ticket}/release`, { report, comment: true, photo: true })).status,
    ).toBe(200);
    rig.ahead += 120_000;
    await rig.get(sent.location);
    await expect.poll(async () => (await rig.get(sent.location)).html).toContain('ดูภาพ');
    const shown = await rig.get(address);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  });

  test.each([
    [{ place: '' }, 'เลือกว่าตัวเลขช่องใดไม่ตรง'],
    [{ place: '0.9999' }, 'เลือกว่าตัวเลขช่องใดไม่ตรง'],
    [{ place: '7.1' }, 'เลือกว่าตัวเลขช่องใดไม่ตรง'],
    [{ place: '../..' }, 'เลือกว่าตัวเลขช่องใดไม่ตรง'],
    [{ claimed: '' }, 'เขียนตัวเลขที่ประกาศ'],
    [{ claimed: '12.5' }, 'อ่านตัวเลขไม่ได้'],
    [{ claimed: '-5' }, 'อ่านตัวเลขไม่ได้'],
    [{ claimed: '300' }, 'ตรงกับที่เผยแพร่อยู่แล้ว'],
    [{ comment: 'ก'.repeat(501) }, 'ยาวเกิน 500'],
    [{ website: 'http://buy.example' }, 'ต้องปล่อยว่าง'],
    [{ mark: 'zz.00000000-0000-4000-8000-000000000000.AAAAAAAAAAAAAAAAAAAAAA' }, 'ไม่สมบูรณ์'],
    [{ mark: '' }, 'ไม่สมบูรณ์'],
  ])('what cannot stand comes back with what was written: %j', async (wrong, text) => {
    const before = await rows('select count(*)::int as n from ticket_report');
    const sent = await rig.report({ place: USED, claimed: '555', comment: '<b>&"คำ', ...wrong });
    expect([sent.status, sent.html.includes(text)]).toEqual([422, true]);
    if (!('claimed' in wrong)) expect(sent.html).toContain('value="555"');
    expect(sent.html).not.toContain('<b>&"');
    expect(await rows('select count(*)::int as n from ticket_report')).toEqual(before);
  });

  test.each([
    ['a script in a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['an archive', Buffer.from('PK\x03\x04aaaa')],
    ['a cut-off photo', testJpeg().subarray(0, 60)],
    ['a huge picture in a small file', testPng({ width: 15_000, height: 15_000 })],
  ])('%s is no photo: it is refused in words and the report is not sent', async (_, bytes) => {
    const sent = await rig.report({ place: USED, claimed: '556' }, bytes);
    expect([sent.status, sent.html.includes('ใช้ภาพนี้ไม่ได้')]).toEqual([422, true]);
    expect(sent.html).toContain('กรุณาเลือกภาพอีกครั้ง');
    expect(await rows('select 1 from ticket where claimed = 556')).toEqual([]);
  });

  test('a body that is too large, no form, or from another site is refused in words', async () => {
    const large = await rig.report({ place: USED, claimed: '557' }, Buffer.alloc(16 * 1024 * 1024));
    expect([large.status, large.html.includes('ใหญ่เกิน 15 เมกะไบต์')]).toEqual([413, true]);
    const path = `${rig.url}/th/report/${TICKET_UNIT}`;
    const json = await fetch(path, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(400);
    const foreign = await rig.report({ place: USED, claimed: '557' }, undefined, {
      'sec-fetch-site': 'cross-site',
    });
    expect([foreign.status, foreign.html.includes('เว็บไซต์อื่น')]).toEqual([403, true]);
    expect((await fetch(path, { method: 'PUT' })).status).toBe(405);
    expect((await rig.get('/th/report/no-such-unit')).status).toBe(404);
    expect((await rig.get('/th/tickets/999999')).status).toBe(404);
    expect((await rig.get('/th/tickets/x')).status).toBe(404);
  });

  test('a unit without published figures takes no report', async () => {
    const page = await rig.get('/en/report/44-01-S1-002');
    expect(page.html).toContain('nothing to compare with');
    expect(page.html).not.toContain('<form');
  });

  test('the pages are valid HTML, with a form, with a problem, with tickets', async () => {
    const wrong = await rig.report({ place: LINE, claimed: 'x', comment: 'a\n"b' }, testPng({ seed: 3 }));
    const pages = [wrong.html];
    for (const path of [`/en/report/${TICKET_UNIT}`, '/th/tickets', '/en/tickets/1?sent=photo', '/th/flags'])
      pages.push((await rig.get(path)).html);
    for (const html of pages) expect(await validityFaults(html)).toEqual([]);
  });

  test('words that would deceive are taken out, others stay as they were written', async () => {
    await rig.report({ place: USED, claimed: '560', comment: ' a\u202eb\u0000\r\nค🙂\u0007 ' });
    expect(
      await rows('select comment from ticket_report join ticket using (ticket_id) where claimed = 560'),
    ).toEqual([{ comment: 'ab\nค🙂' }]);
  });
});

describe('limits', () => {
  test('one network, one unit and all photos have limits, each with an answer in words', async () => {
    const rig = await ticketRig({
      limits: { openOfUnit: 2, photosOfTicket: 1 },
      reports: { burst: 6, perSecond: 0.000_001 },
    });
    try {
      expect((await rig.report({ place: USED, claimed: '1' }, testPng({ seed: 1 }))).location).toContain(
        'sent=photo',
      );
      expect((await rig.report({ place: USED, claimed: '1' }, testPng({ seed: 2 }))).location).toContain(
        'sent=no-photo',
      );
      expect((await rig.report({ place: USED, claimed: '2' })).status).toBe(303);
      await rig.staff.rows(
        "insert into ticket_step (ticket_id, kind, person_id) select ticket_id, 'escalated', (select min(person_id) from person) from ticket where claimed = 2",
      );
      const full = await rig.report({ place: USED, claimed: '3' });
      expect([full.status, full.html.includes('รับเรื่องใหม่ไม่ได้')]).toEqual([503, true]);
      expect(full.headers.get('retry-after')).toBe('600');
      // What somebody reported before is still counted.
      expect((await rig.report({ place: USED, claimed: '2' })).status).toBe(303);
      await rig.report({ place: USED, claimed: '2' });
      const often = await rig.report({ place: USED, claimed: '2', comment: 'ยังอยู่' });
      expect([often.status, often.html.includes('ถี่เกินไป'), often.html.includes('ยังอยู่')]).toEqual([
        429,
        true,
        true,
      ]);
      expect(Number(often.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await rig.get('/th/tickets')).status).toBe(200);
    } finally {
      await rig.close();
    }
  });
});

test('one network may open the form only so often, and is told so in words; other pages are not touched', async () => {
  const rig = await ticketRig({ searches: { burst: 2, perSecond: 0.001 } });
  try {
    const path = `/th/report/${TICKET_UNIT}`;
    expect([(await rig.get(path)).status, (await rig.get(path)).status]).toEqual([200, 200]);
    const often = await rig.get(path);
    expect([often.status, often.html.includes('ถี่เกินไป')]).toEqual([429, true]);
    expect(Number(often.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await validityFaults(often.html)).toEqual([]);
    expect((await rig.get('/th/tickets')).status).toBe(200);
  } finally {
    await rig.close();
  }
});

test.each([
  ['of one unit', { openOfUnit: 3 }],
  ['of all', { open: 3 }],
])(
  'when the list %s is full, the oldest lone report without a photo or an officer makes room, is counted and audited',
  async (_, limits) => {
    const rig = await ticketRig({ limits });
    const open = async () =>
      (await rig.staff.rows("select claimed from ticket where stage = 'open' order by ticket_id")).map(
        (row) => row['claimed'],
      );
    try {
      await rig.report({ place: USED, claimed: '1' }, testPng({ seed: 1 }));
      const lone = await rig.report({ place: USED, claimed: '2' });
      await rig.report({ place: USED, claimed: '3' });
      expect((await rig.report({ place: USED, claimed: '4' })).status).toBe(303);
      expect(await open()).toEqual([1, 3, 4]);
      expect((await rig.get(lone.location)).status).toBe(404);
      await rig.report({ place: USED, claimed: '3' });
      expect((await rig.report({ place: USED, claimed: '5' })).status).toBe(303);
      expect(await open()).toEqual([1, 3, 5]);
      expect(await ticketLoad(rig.staff.database.pool)).toMatchObject({ all: 3, letGo: 2 });
      // Many at the same moment find room or are told that there is none; the list grows no longer.
      const many = await Promise.all(
        Array.from({ length: 12 }, (_, i) => rig.report({ place: USED, claimed: String(20 + i) })),
      );
      const kept = many.filter(({ status }) => status === 303).length;
      expect([kept > 0, many.filter(({ status }) => status === 503).length]).toEqual([true, 12 - kept]);
      expect(await open()).toHaveLength(3);
      const gone = 2 + kept;
      expect([await auditLetGo(rig.staff.database.pool), await auditLetGo(rig.staff.database.pool)]).toEqual([
        gone,
        0,
      ]);
      expect(await rig.staff.rows("select detail from audit where action = 'let-tickets-go'")).toEqual([
        { detail: { count: gone } },
      ]);
    } finally {
      await rig.close();
    }
  },
);
