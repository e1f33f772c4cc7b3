import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildStaff } from '../../tools/build-web.js';
import type { Answer } from './serve.ts';
import { serve } from './serve.ts';

const both = (text: string) => ({ th: text, en: text });

export const ME = {
  id: 'p000000000001',
  username: 'c1',
  displayName: 'สมศรี',
  role: 'clerk',
  may: ['take-work', 'enter', 'send-photo', 'see-returns', 'see-progress'],
  everyCentre: false,
  centres: [{ id: '4401', name: both('ศูนย์') }],
  areas: [],
  waitsFor: null,
  secondFactor: { asked: false, set: false },
  session: { idleSeconds: 3600, endsInSeconds: 50_000 },
  election: { title: both('ซักซ้อม'), package: '0', drill: true },
};

/** A small form of every kind of place: two sections above the table, two lines, the total. */
export const CLAIM = {
  claim: '3f6c0a52-0000-4000-8000-000000000001',
  task: 'first',
  stage: 'received',
  round: 1,
  deadline: '2099-02-08T12:00:00.000Z',
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
  contest: { kind: 'constituency', title: both('x'), marks: 1 },
  form: {
    code: '5/18',
    title: both('5/18'),
    pages: 1,
    words: 'optional',
    fields: ['present', 'used', 'valid', 'invalid', 'noVote', 'total'].map((role, i) => ({
      role,
      number: role === 'total' ? '' : `${i + 1}`,
      label: both(role),
    })),
    places: [
      { place: 'used', page: 1, x: 0, y: 100, width: 1000, height: 40 },
      { place: 'row:1', page: 1, x: 0, y: 500, width: 1000, height: 40 },
      { place: 'row:2', page: 1, x: 0, y: 800, width: 1000, height: 40 },
    ],
  },
  lines: [1, 2].map((number) => ({ number, name: both(`ผู้สมัคร ${number}`), party: null })),
  photos: [{ sha256: 'a'.repeat(64), url: '/api/photos/a' }],
  rules: { signaturesRequired: 0, bookSize: 20, levels: [] },
  siblings: {},
};

/** What the right form says, in the order of its boxes. */
export const RIGHT: Readonly<Record<string, string>> = {
  present: '14',
  used: '14',
  valid: '12',
  invalid: '2',
  noVote: '0',
  'vote:1': '7',
  'vote:2': '5',
  total: '12',
};

/** A white page with a frame: photos need a size, not a content. */
const PAGE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1131"><rect width="800" height="1131" fill="#eee"/></svg>';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'";

export interface DeskStub {
  me: typeof ME | null;
  claim: object | null;
  /** Replies to calls under a claim, in turn; when there are none the work is taken. */
  replies: [number, object][];
  /** Calls under a claim: name and body. */
  sent: unknown[];
  readonly url: string;
  readonly folder: string;
  /** A page of a fresh browser, at the desk. */
  open(claim?: object | null, context?: BrowserContext): Promise<Page>;
  close(): Promise<void>;
}

const json = (status: number, body: unknown): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

/** The staff page as it is built for use, before a server that only remembers what it was sent. */
export async function openDeskStub(browser: Browser | null): Promise<DeskStub> {
  const folder = mkdtempSync(join(tmpdir(), 'khanaen-staff-'));
  await buildStaff(folder);
  const site = await serve((request, body) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === '/api/me') return stub.me === null ? json(401, NOT_LOGGED_IN) : json(200, stub.me);
    if (path === '/api/login') {
      stub.me = ME;
      return json(200, ME);
    }
    if (path === '/api/queue/next')
      return stub.claim === null ? { status: 204, type: '', body: '' } : json(200, stub.claim);
    if (path.startsWith('/api/photos/')) return { type: 'image/svg+xml', body: PAGE };
    if (path.startsWith('/api/units/')) {
      const act = path.split('/').at(-1);
      stub.sent.push([act, JSON.parse(body)]);
      if (act === 'extend') return json(200, { deadline: '2099-02-08T13:00:00.000Z' });
      if (stub.me === null) return json(401, NOT_LOGGED_IN);
      const [status, reply] = stub.replies.shift() ?? [
        200,
        { outcome: 'entered-once', version: 0, findings: [] },
      ];
      stub.claim = status === 200 ? null : stub.claim;
      return json(status, reply);
    }
    // What other parts of the desk ask for: this stub is about typing.
    if (path.startsWith('/api/')) return json(404, { error: { code: 'not-found', message: both('ไม่มี') } });
    if (path === '/staff-sw.js') return null;
    const file = path === '/staff' ? 'index.html' : path.replace('/assets/staff/', '');
    const type = file.endsWith('.js') ? 'text/javascript' : file.endsWith('.css') ? 'text/css' : 'text/html';
    return {
      type,
      body: readFileSync(join(folder, 'staff', file)),
      headers: { 'content-security-policy': POLICY },
    };
  });
  const stub: DeskStub = {
    me: ME,
    claim: CLAIM,
    replies: [],
    sent: [],
    url: site.url,
    folder,
    async open(claim = CLAIM, context) {
      if (browser === null) throw new Error('no browser');
      Object.assign(stub, { me: ME, claim, replies: [], sent: [] });
      const page = await (context ?? (await browser.newContext({ serviceWorkers: 'block' }))).newPage();
      page.setDefaultTimeout(90_000);
      await page.goto(`${site.url}/staff`);
      return page;
    },
    async close() {
      await site.close();
      rmSync(folder, { recursive: true });
    },
  };
  return stub;
}

const NOT_LOGGED_IN = {
  error: { code: 'not-logged-in', message: both('เข้าสู่ระบบก่อน') },
};

/** Name of the box that has the focus. */
export function focusedBox(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-place') ?? null);
}

export function valueIn(page: Page, place: string): Promise<string> {
  return page.inputValue(`[data-place="${place}"]`);
}

/** Types figures one after another, as a typist does; signs and `*` as they are. */
export async function typeAll(page: Page, figures: Readonly<Record<string, string>>): Promise<void> {
  for (const [place, figure] of Object.entries(figures)) {
    await page.fill(`[data-place="${place}"]`, figure);
  }
}
