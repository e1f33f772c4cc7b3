import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildStaff } from '../../tools/build-web.js';
import { openChromium } from '../testing/chromium.ts';
import { serve } from '../testing/serve.ts';

const browser = await openChromium();
const folder = mkdtempSync(join(tmpdir(), 'khanaen-staff-'));
const both = (text: string) => ({ th: text, en: text });

const ME = {
  username: 'c1',
  displayName: 'สมศรี',
  role: 'clerk',
  may: ['take-work', 'enter', 'send-photo', 'see-returns', 'see-progress'],
  everyCentre: false,
  centres: [{ id: '4401', name: both('ศูนย์') }],
  election: { title: both('ซักซ้อม'), package: '0', drill: true },
};
const CLAIM = {
  claim: '3f6c0a52-0000-4000-8000-000000000001',
  task: 'first',
  stage: 'received',
  deadline: '2026-02-08T12:00:00.000Z',
  unit: {
    id: 'u1',
    kind: 'station',
    number: 1,
    name: both('หน่วย 1'),
    centre: '4401',
    constituency: { id: 'MKM_1', name: both('เขต 1') },
    district: null,
    subDistrict: null,
  },
  ballot: 'constituency',
  contest: { kind: 'constituency', title: both('x') },
  form: {
    code: '5/18',
    title: both('5/18'),
    pages: 1,
    fields: ['used', 'valid', 'total'].map((role) => ({ role, number: '1', label: both(role) })),
  },
  lines: [1, 2].map((number) => ({ number, name: both(`ผู้สมัคร ${number}`), party: null })),
  photos: [],
};
const WARNING = { code: 'C3', level: 'warning', fields: ['used'], message: both('ไม่เท่ากัน') };

/** What the stub of the API does and remembers. */
const stub = {
  me: ME as typeof ME | null,
  claim: CLAIM as object | null,
  replies: [] as [number, object][],
  sent: [] as unknown[],
};

let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  await buildStaff(folder);
  const json = (status: number, body: object) => ({
    status,
    type: 'application/json',
    body: JSON.stringify(body),
  });
  site = await serve((request, body) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === '/api/me') return stub.me === null ? json(401, {}) : json(200, stub.me);
    if (path === '/api/login') return json(200, ME);
    if (path === '/api/queue/next')
      return stub.claim === null ? { status: 204, type: '', body: '' } : json(200, stub.claim);
    if (path.startsWith('/api/units/')) {
      stub.sent.push([path.split('/').at(-1), JSON.parse(body)]);
      const [status, reply] = stub.replies.shift() ?? [
        200,
        { outcome: 'entered-once', version: 0, findings: [] },
      ];
      stub.claim = status === 200 ? null : stub.claim;
      return json(status, reply);
    }
    const file = path === '/staff' ? 'index.html' : path.replace('/assets/staff/', '');
    const type = file.endsWith('.js') ? 'text/javascript' : file.endsWith('.css') ? 'text/css' : 'text/html';
    return {
      type,
      body: readFileSync(join(folder, 'staff', file)),
      headers: {
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:",
      },
    };
  });
});

afterAll(async () => {
  await site.close();
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function open(claim: object | null = CLAIM): Promise<Page> {
  if (browser === null) throw new Error('no browser');
  Object.assign(stub, { me: ME, claim, replies: [], sent: [] });
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${site.url}/staff`);
  return page;
}

const value = (page: Page, place: string) => page.inputValue(`[data-place="${place}"]`);
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-place') ?? null);

it('weighs at most 200 kB of script', () => {
  const scripts = readdirSync(join(folder, 'staff')).filter((name) => name.endsWith('.js'));
  const bytes = scripts.reduce(
    (sum, name) => sum + brotliCompressSync(readFileSync(join(folder, 'staff', name))).length,
    0,
  );
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(200_000);
});

describe.skipIf(browser === null)('the desk', () => {
  it('types a form from the keyboard alone and hands it in once', async () => {
    const page = await open();
    await page.waitForSelector('[data-place="used"]');
    expect(await focused(page)).toBe('used');
    for (const keys of ['๑๐', '/', '7', '*', '?']) {
      await page.keyboard.type(keys);
      if (keys !== '*') await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Shift+Tab');
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('.idle');
    expect(stub.sent).toHaveLength(1);
    expect(stub.sent[0]).toMatchObject([
      'entries',
      { claim: CLAIM.claim, head: { used: 10, valid: '', total: '?' }, votes: { '1': 7, '2': 0 } },
    ]);
    await page.close();
  });

  it('changes no figure by arrow keys or the wheel', async () => {
    const page = await open();
    await page.locator('[data-place="used"]').fill('1234');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('valid');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('used');
    await page.locator('[data-place="used"]').hover();
    await page.mouse.wheel(0, 300);
    expect(await value(page, 'used')).toBe('1234');
    await page.close();
  });

  it('refuses a point and a passed-over box aloud', async () => {
    const page = await open();
    await page.waitForSelector('[data-place="used"]');
    await page.keyboard.type('12.');
    expect(await value(page, 'used')).toBe('12');
    expect(await page.textContent('.help[role=alert]')).toContain('ไม่มีจุดทศนิยม');
    await page.keyboard.type('5');
    expect(await value(page, 'used')).toBe('125');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('valid');
    expect(await page.textContent('.help[role=alert]')).toContain('ยังไม่ได้กรอก');
    await page.keyboard.press('Shift+Enter');
    expect(stub.sent).toStrictEqual([]);
    await page.close();
  });

  it('asks for an answer to a warning, and forgets it when a figure changes', async () => {
    const page = await open();
    stub.replies = [
      [
        422,
        {
          error: {
            code: 'refused',
            reason: 'unanswered-warnings',
            message: both('ยังไม่ตอบ'),
            findings: [WARNING],
          },
        },
      ],
    ];
    for (const place of ['used', 'valid', 'vote:1', 'vote:2', 'total'])
      await page.fill(`[data-place="${place}"]`, '5');
    await page.click('button.main');
    const answer = page.locator('.findings input');
    await answer.fill('ตามแบบ');
    await page.fill('[data-place="used"]', '6');
    expect(await answer.inputValue()).toBe('');
    await answer.fill('ตรวจแล้ว');
    await page.click('button.main');
    await page.waitForSelector('.idle');
    expect(stub.sent[1]).toMatchObject(['entries', { answers: [{ code: 'C3', text: 'ตรวจแล้ว' }] }]);
    await page.close();
  });

  it('keeps what was typed through a reload and a server that is away', async () => {
    const page = await open();
    await page.fill('[data-place="used"]', '77');
    await page.reload();
    expect(await value(page, 'used')).toBe('77');
    stub.replies = [[503, { error: { code: 'database-away', message: both('ฐานข้อมูลไม่ตอบ') } }]];
    for (const place of ['valid', 'vote:1', 'vote:2', 'total'])
      await page.fill(`[data-place="${place}"]`, '5');
    await page.click('button.main');
    await page.waitForSelector('.trouble');
    expect(await value(page, 'used')).toBe('77');
    await page.close();
  });

  it('shows a third person only the disputed places, empty', async () => {
    const page = await open({ ...CLAIM, task: 'third', stage: 'differs', disputed: ['vote:2'] });
    await page.waitForSelector('[data-place="vote:2"]');
    expect(await page.locator('[data-place]').count()).toBe(1);
    expect(await value(page, 'vote:2')).toBe('');
    await page.keyboard.type('-');
    await page.keyboard.press('Shift+Enter');
    await page.waitForSelector('.idle');
    expect(stub.sent[0]).toMatchObject(['decision', { values: { 'vote:2': '-' } }]);
    await page.close();
  });

  it('lets a supervisor accept errors as written, with a reason', async () => {
    const error = { ...WARNING, code: 'C2', level: 'error' };
    const entry = { head: { used: 1, valid: 2, total: 3 }, votes: { '1': '-', '2': '' } };
    const page = await open({
      ...CLAIM,
      task: 'supervisor',
      stage: 'in-doubt',
      entries: [{ by: 'p1', entry }],
      findings: [error],
    });
    expect(await page.textContent('table.typed')).toContain('เว้นว่าง');
    await page.click('button:has-text("รับตามที่เขียนบนแบบ")');
    await page.fill('dialog[open] textarea', 'แบบเขียนเช่นนี้');
    await page.click('dialog[open] button.main');
    await page.waitForSelector('.idle');
    expect(stub.sent).toMatchObject([['as-written', { codes: ['C2'], reason: 'แบบเขียนเช่นนี้' }]]);
    await page.close();
  });

  it('logs in, and speaks English when asked', async () => {
    const page = await open(null);
    stub.me = null;
    await page.reload();
    await page.click('button:has-text("English")');
    await page.fill('[name=username]', 'c1');
    await page.fill('[name=password]', 'x');
    await page.click('button:has-text("Log in")');
    await page.waitForSelector('.idle');
    expect(await page.textContent('.idle')).toContain('Nothing waits for you');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.close();
  });
});
