import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { openChromium } from '../web/testing/chromium.ts';
import type { ReportRow } from './report.ts';
import { report } from './report.ts';
import { samplePaths, WholeSite } from './whole-site.ts';

/**
 * How the site of 2566 feels on a cheap phone with a bad line: 400 kbit/s, 400 ms, a processor six times slower. Medians of runs
 * with an empty cache.
 *
 *   npx tsx bench/vitals.ts [--data DIR of th-2566] [--runs 5] [--write]
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/th-2566' },
    runs: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const SLOW_LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOW_PROCESSOR = 6;
const TASK_BUDGET_MS = 50;
/** Forms that come between the first cut and the next: half a minute of a busy night. */
const NEW_FORMS = 5_000;

/** Counts in the page, from its first moment on. */
const OBSERVE = `
window.vitals = { lcp: 0, cls: 0, tasks: [], events: [] };
const watch = (type, take, more) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
watch('largest-contentful-paint', (e) => { vitals.lcp = e.startTime; });
watch('layout-shift', (e) => { if (!e.hadRecentInput) vitals.cls += e.value; });
watch('longtask', (e) => vitals.tasks.push([e.startTime, e.duration]));
watch('event', (e) => { if (e.interactionId) vitals.events.push(e.duration); }, { durationThreshold: 16 });
`;
interface Vitals {
  readonly lcp: number;
  readonly cls: number;
  readonly tasks: readonly (readonly [number, number])[];
  readonly events: readonly number[];
}

const read = (page: Page): Promise<Vitals> => page.evaluate('vitals');
const blocked = (tasks: Vitals['tasks']) =>
  tasks.reduce((sum, [, ms]) => sum + Math.max(0, ms - TASK_BUDGET_MS), 0);
const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function openSlowly(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.addInitScript(OBSERVE);
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_PROCESSOR });
  return page;
}

async function load(browser: Browser, url: string): Promise<Vitals> {
  const page = await openSlowly(browser);
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  await page.waitForTimeout(1500);
  const vitals = await read(page);
  await page.context().close();
  return vitals;
}

/** Main thread's work until a page stands, milliseconds, without a slowed processor or line: steadier than what is blocked. */
async function busy(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  await page.waitForTimeout(1000);
  const { metrics } = await session.send('Performance.getMetrics');
  await page.close();
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

/** Milliseconds of the longest task while an open page goes to another cut. */
async function update(browser: Browser, whole: WholeSite, url: string): Promise<Vitals> {
  const page = await openSlowly(browser);
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  whole.more(NEW_FORMS);
  const { number } = whole.cut().head;
  const before = (await read(page)).tasks.length;
  // Asked in a word: what a locator brings into the page is a long task of its own.
  const cutNow = () => page.evaluate('document.getElementById("main").dataset.cut');
  for (let second = 0; (await cutNow()) !== String(number); second++) {
    if (second > 120) throw new Error('the page took no new cut');
    await page.waitForTimeout(1000);
  }
  await page.waitForTimeout(1000);
  const vitals = await read(page);
  await page.context().close();
  return { ...vitals, tasks: vitals.tasks.slice(before) };
}

/** Slowest answer to a key while a reader searches. */
async function search(browser: Browser, url: string): Promise<Vitals> {
  const page = await openSlowly(browser);
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  await page.locator('#q').click();
  for (const key of 'มหาสารคาม') {
    await page.keyboard.type(key);
    await page.waitForTimeout(250);
  }
  await page.waitForTimeout(3000);
  const vitals = await read(page);
  await page.context().close();
  return vitals;
}

async function main(): Promise<void> {
  const browser = await openChromium();
  if (browser === null) return;
  const runs = Number(values.runs);
  const whole = await WholeSite.open(values.data, { later: 30_000 });
  const served = await whole.serve(0);
  const loads: number[] = [];
  const row = (
    page: string,
    all: readonly Vitals[],
    main: readonly number[],
    more: { updates?: readonly Vitals[]; keys?: readonly Vitals[] } = {},
  ): ReportRow => ({
    page,
    'LCP ms': Math.round(median(all.map((v) => v.lcp))),
    CLS: Number(Math.max(...all.map((v) => v.cls)).toFixed(3)),
    'TBT ms': Math.round(median(all.map((v) => blocked(v.tasks)))),
    'main thread ms, nothing slowed': Math.round(median(main)),
    'longest task of an update ms':
      more.updates === undefined
        ? ''
        : Math.round(median(more.updates.map((v) => Math.max(0, ...v.tasks.map(([, ms]) => ms))))),
    'INP ms':
      more.keys === undefined ? '' : Math.round(median(more.keys.map((v) => Math.max(0, ...v.events)))),
  });
  const times = async <T>(work: () => Promise<T>): Promise<T[]> => {
    const list: T[] = [];
    for (let n = 0; n < runs; n++) {
      loads.push(loadavg()[0] ?? 0);
      list.push(await work());
    }
    return list;
  };
  try {
    const rows: ReportRow[] = [];
    const [front = '', constituency = '', unit = ''] = samplePaths(whole.election).map(
      (path) => `/th${path}`,
    );
    for (const path of [front, constituency, unit]) {
      const all = await times(() => load(browser, served.url + path));
      const updates =
        path === unit ? undefined : await times(() => update(browser, whole, served.url + path));
      const main = await times(() => busy(browser, served.url + path));
      rows.push(row(path, all, main, updates === undefined ? {} : { updates }));
    }
    const all = await times(() => load(browser, `${served.url}/th/search`));
    const main = await times(() => busy(browser, `${served.url}/th/search`));
    const keys = await times(() => search(browser, `${served.url}/th/search`));
    rows.push(row('/th/search', all, main, { keys }));
    report('vitals', 'A cheap phone on a bad line', rows, {
      method: `The site of 2566 with all forms but 30,000 in; Chromium with 400 kbit/s, 400 ms and a processor ${SLOW_PROCESSOR} times slower, 360 × 740, empty cache, medians of ${runs} (CLS: worst); an update brings ${NEW_FORMS.toLocaleString('en-US')} forms; load of the machine ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)} on two cores. Budget: LCP 2000 ms, CLS 0.05, TBT 200 ms, task of an update 120 ms, INP 200 ms.`,
      write: values.write,
    });
  } finally {
    await served.close();
    await browser.close();
    whole.close();
  }
}

if (!existsSync(values.data)) console.log('skipped: no ../shared');
else await main();
