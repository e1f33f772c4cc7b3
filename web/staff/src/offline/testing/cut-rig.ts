import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { ReturnSpec } from '../../../../../src/election/lookup.ts';
import type { StaffApp, StaffAppOptions } from '../../../../../src/server/testing/staff-app.ts';
import { staffApp } from '../../../../../src/server/testing/staff-app.ts';
import type { StaffClient } from '../../../../../src/server/testing/staff-client.ts';
import type { WireBody } from '../../../../../src/server/testing/wire.ts';
import { rightForm } from '../../../../../src/server/testing/wire.ts';
import { buildStaff } from '../../../../../tools/build-web.js';
import { CHROMIUM } from '../../../../testing/chromium.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/**
 * How the server's interface answers. `silent`: the connection is taken and nothing is ever said. `deaf`: what is asked is done, and
 * the answer is lost on the way. Else: what something that stands before it says to every call.
 */
export type Way =
  | 'good'
  | 'silent'
  | 'deaf'
  | { readonly status: number; readonly type: string; readonly body: string };

/** A browser as somebody has it on their desk: what it keeps outlives it. */
export interface DeskBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Ends the process as a power cut would; what it kept stays. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** The real application behind a line that can be cut, and browsers that can be killed. */
export interface CutRig {
  readonly staff: StaffApp;
  readonly url: string;
  /** Takes the server away and brings it back under the same address. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** From the next call on. */
  answer(way: Way): void;
  /** Calls of the interface so far that were not answered well, as `POST /api/…`. */
  readonly spoiled: readonly string[];
  /** A browser with a folder of its own, by name; the same name finds what was kept. */
  openBrowser(name: string): Promise<DeskBrowser>;
  logIn(browser: DeskBrowser, client: StaffClient): Promise<void>;
  /** Puts a newer version of the desk on the server: the same files, and a page that says so. */
  release(): void;
  close(): Promise<void>;
}

export async function openCutRig(options: StaffAppOptions): Promise<CutRig> {
  const folder = mkdtempSync(join(tmpdir(), 'khanaen-cut-'));
  const [staff] = await Promise.all([staffApp(options), buildStaff(folder)]);
  await staff.app.ready();
  let way: Way = 'good';
  const spoiled: string[] = [];
  const doUnheard = (request: IncomingMessage) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method, url: path = '/', headers } = request;
      const wish = { method: method as 'GET' | 'POST', url: path, headers, payload: Buffer.concat(pieces) };
      staff.app.inject(wish).catch(() => undefined);
    });
  };
  const listen = (port: number) =>
    new Promise<Server>((resolve) => {
      const server: Server = createServer((request, response) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        if (path.startsWith('/api/')) {
          if (way === 'good') return staff.app.routing(request, response);
          spoiled.push(`${request.method} ${path}`);
          if (way === 'deaf') doUnheard(request);
          else if (way !== 'silent')
            response.writeHead(way.status, { 'content-type': way.type }).end(way.body);
          return;
        }
        const file =
          { '/staff': 'index.html', '/staff-sw.js': 'sw.js' }[path] ?? path.replace('/assets/staff/', '');
        try {
          const bytes = readFileSync(join(folder, 'staff', file.replaceAll('..', '')));
          const type = TYPES[extname(file)] ?? 'application/octet-stream';
          response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY });
          response.end(bytes);
        } catch {
          response.writeHead(404).end();
        }
      });
      server.listen(port, '127.0.0.1', () => resolve(server));
    });
  let server: Server | null = await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const browsers = new Set<DeskBrowser>();
  const cut = async () => {
    const before = server;
    server = null;
    before?.closeAllConnections();
    await new Promise<void>((resolve) => {
      if (before === null) resolve();
      else before.close(() => resolve());
    });
  };
  return {
    staff,
    url,
    cut,
    spoiled,
    answer(next) {
      way = next;
    },
    async mend() {
      server ??= await listen(port);
    },
    async openBrowser(name) {
      const profile = join(folder, name);
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--lang=th'],
        viewport: { width: 1280, height: 720 },
      });
      context.setDefaultTimeout(20_000);
      const page = context.pages()[0] ?? (await context.newPage());
      const browser: DeskBrowser = {
        context,
        page,
        async kill() {
          browsers.delete(browser);
          const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
          process.kill(processOf(profile), 'SIGKILL');
          await gone;
        },
        async close() {
          browsers.delete(browser);
          await context.close();
        },
      };
      browsers.add(browser);
      return browser;
    },
    release() {
      const page = join(folder, 'staff', 'index.html');
      const worker = join(folder, 'staff', 'sw.js');
      const hash = (text: string) => createHash('sha256').update(text).digest('base64');
      const before = readFileSync(page, 'utf8');
      const after = before.replace('<html lang="th">', '<html lang="th" data-version="2">');
      writeFileSync(page, after);
      const script = readFileSync(worker, 'utf8').replace(`sha256-${hash(before)}`, `sha256-${hash(after)}`);
      writeFileSync(worker, script.replace(/[0-9a-f]{12}(?=`|"|')/, 'newerversion'));
    },
    async logIn({ context }, client) {
      const [name = '', value = ''] = client.cookie.split('=');
      const expires = Math.floor(Date.now() / 1000) + 36_000;
      await context.addCookies([{ name, value, url, expires, httpOnly: true, sameSite: 'Strict' }]);
    },
    async close() {
      for (const browser of browsers) await browser.close();
      await cut();
      await staff.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** The browser's own process, of all that work for this folder: the one that was not started by another of them. */
function processOf(profile: string): number {
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      if (args.includes(`--user-data-dir=${profile}`) && !args.some((arg) => arg.startsWith('--type=')))
        return Number(pid);
    } catch {
      // It has ended meanwhile.
    }
  }
  throw new Error('no browser works in this folder');
}

/** What stands over the form that is open. */
export async function titleOf(page: Page): Promise<string> {
  return (await page.textContent('.claim h1')) ?? '';
}

/** Waits for another form than `before` and says which return it is. */
export async function nextForm(
  page: Page,
  returns: readonly ReturnSpec[],
  before: string,
): Promise<ReturnSpec> {
  await page.waitForFunction((old) => {
    const shown = document.querySelector('.claim h1')?.textContent ?? '';
    return shown !== '' && shown !== old && document.querySelector('[data-place]') !== null;
  }, before);
  const title = await titleOf(page);
  const number = Number(/ (\d+) ·/.exec(title)?.[1]);
  const ballot = title.includes('บัญชีรายชื่อ') ? 'party-list' : 'constituency';
  const spec = returns.find((s) => s.unit.number === number && s.contest.ballot === ballot);
  if (spec === undefined) throw new Error(`what is ${title}?`);
  return spec;
}

/** The right figures of a return; those of different returns differ, so that a mixed-up one is seen. */
export function figuresOf(spec: ReturnSpec): WireBody {
  return rightForm(spec, spec.index % 40);
}

/** Fills the form that is open by its keys. */
export async function fillForm(page: Page, spec: ReturnSpec): Promise<void> {
  const { head, votes } = figuresOf(spec);
  const places = await page.$$eval('[data-place]', (boxes) =>
    boxes.map((box) => box.getAttribute('data-place') ?? ''),
  );
  await page.focus(`[data-place="${places[0]}"]`);
  for (const place of places) {
    await page.keyboard.type(String(place.startsWith('vote:') ? votes[place.slice(5)] : head[place]));
    await page.keyboard.press('Enter');
  }
}
