import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '../../src/basics/bilingual.ts';
import type { StaffApp, StaffAppOptions } from '../../src/server/testing/staff-app.ts';
import { staffApp } from '../../src/server/testing/staff-app.ts';
import { buildStaff } from '../../tools/build-web.js';

/** The two screens that score centres have: a small laptop and a tablet held upright. */
export const SIZES = {
  laptop: { width: 1280, height: 720 },
  tablet: { width: 820, height: 1180 },
} as const;
export type Size = keyof typeof SIZES;

export interface PageOptions {
  readonly language?: Language;
  readonly size?: Size;
  /** After `#`; the person's home when absent. */
  readonly path?: string;
}

/** A page of somebody who is logged in, and what went wrong in it so far. */
export interface StaffPage {
  readonly page: Page;
  /** Errors of scripts, lines in the console, answers of 500 and more. Empties the list. */
  faults(): string[];
  show(options: PageOptions): Promise<void>;
  close(): Promise<void>;
}

export interface StaffRig {
  readonly url: string;
  readonly staff: StaffApp;
  /** A page for `clerk-1`, `supervisor-2`, …: the name begins with the role. */
  open(
    name: string,
    options?: PageOptions & { readonly centres?: readonly string[] | '*' },
  ): Promise<StaffPage>;
  close(): Promise<void>;
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'";

/** What does not lie under `/assets/staff/`. */
const ROOT_FILES: Readonly<Record<string, string>> = { '/staff': 'index.html', '/staff-sw.js': 'sw.js' };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The real application, a database of its own, the staff page as it is built for use, and a browser. */
export async function openStaffRig(browser: Browser, options: StaffAppOptions = {}): Promise<StaffRig> {
  const folder = mkdtempSync(join(tmpdir(), 'khanaen-rig-'));
  const [staff] = await Promise.all([staffApp(options), buildStaff(folder)]);
  await staff.app.ready();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path.startsWith('/api/')) {
      staff.app.routing(request, response);
      return;
    }
    const file = ROOT_FILES[path] ?? path.replace(/^\/assets\/staff\//, '');
    try {
      const bytes = readFileSync(join(folder, 'staff', file.replaceAll('..', '')));
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
      });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    staff,
    async open(name, { centres = '*', ...first } = {}) {
      const client = await staff.person(name, centres);
      const [cookieName = '', value = ''] = client.cookie.split('=');
      const context = await browser.newContext({
        viewport: SIZES[first.size ?? 'laptop'],
        serviceWorkers: 'block',
      });
      await context.addCookies([{ name: cookieName, value, url }]);
      const page = await context.newPage();
      page.setDefaultTimeout(90_000);
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
      page.on('console', (message) => {
        // a refusal is an answer: the screen tells it
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
          faults.push(`console: ${message.text().replace(/\s+/g, ' ').slice(0, 300)}`);
      });
      page.on('response', (answer) => {
        if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`);
      });
      let spoken: Language | null = null;
      const show = async ({ language = spoken ?? 'th', size, path = '' }: PageOptions) => {
        if (size !== undefined) await page.setViewportSize(SIZES[size]);
        const address = `${url}/staff${path === '' ? '' : `#${path}`}`;
        if (spoken === null) {
          await page.goto(`${url}/staff`);
          // the desk writes its language down when it has started, and would overwrite ours
          await page.waitForFunction(() => localStorage.getItem('khanaen.language') !== null);
        }
        if (spoken !== language) {
          await page.evaluate((text) => localStorage.setItem('khanaen.language', text), language);
          spoken = language;
          await page.goto('about:blank');
          await page.goto(address);
        } else if (page.url() === address) await page.reload();
        else await page.evaluate((hash) => location.assign(hash), `#${path}`);
        await settled(page);
      };
      await show(first);
      return { page, show, faults: () => faults.splice(0), close: () => context.close() };
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await staff.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the screen has come and its first questions are answered. */
export async function settled(page: Page): Promise<void> {
  // the address has changed, but the page may not know it yet
  await page.waitForTimeout(30);
  await page.waitForFunction(() => {
    const text = (document.querySelector('main')?.textContent ?? '').trim();
    const loading = [...document.querySelectorAll('main [role=status]')].some((status) =>
      (status.textContent ?? '').trim().endsWith('…'),
    );
    return text !== '' && text !== '…' && !loading && document.querySelector('[aria-busy=true]') === null;
  });
  await page.waitForLoadState('load');
  await page.waitForTimeout(120);
}
