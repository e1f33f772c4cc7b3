import type { CDPSession, Page } from 'playwright-core';
import { openChromium } from '../web/testing/chromium.ts';
import { openDeskStub } from '../web/testing/desk-stub.ts';
import { stationForm, typeForm } from '../web/testing/typist.ts';
import { report, rounded } from './report.ts';

/** Milliseconds of the page's main thread so far: all of it, and the part that is script, style and layout. */
interface Spent {
  readonly all: number;
  readonly page: number;
}

async function spent(session: CDPSession): Promise<Spent> {
  const { metrics } = await session.send('Performance.getMetrics');
  const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return {
    all: ms('TaskDuration'),
    page: ms('ScriptDuration') + ms('LayoutDuration') + ms('RecalcStyleDuration'),
  };
}

const RUNS = 5;

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** CPU per key of whatever is typed on a page, medians. */
async function cpuOf(type: (run: number) => Promise<readonly [page: Page, keys: () => Promise<number>]>) {
  const all: number[] = [];
  const own: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const [page, press] = await type(run);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.waitForTimeout(500);
    const before = await spent(session);
    const keys = await press();
    const after = await spent(session);
    all.push((after.all - before.all) / keys);
    own.push((after.page - before.page) / keys);
    await page.context().close();
  }
  return { all: median(all), own: median(own) };
}

const browser = await openChromium();
if (browser === null) process.exit(1);
const stub = await openDeskStub(browser);
const forms = [
  ['5/18, 10 candidates', stationForm('constituency', 10), 60],
  ['5/18 (บช.), 67 parties', stationForm('party-list', 67), 170],
] as const;
const row = (
  form: string,
  boxes: number,
  keys: number,
  budget: number | string,
  cpu: { readonly all: number; readonly own: number },
) => ({
  form,
  boxes,
  keys,
  'at most': budget,
  'script, style and layout per key, ms': rounded(cpu.own),
  'main thread per key, ms': rounded(cpu.all),
});
const rows = [];
const PLAIN_KEYS = 80;
const plain = await cpuOf(async () => {
  const page = await browser.newPage();
  await page.setContent('<input autofocus>');
  await page.focus('input');
  const press = async () => {
    for (let i = 0; i < PLAIN_KEYS; i++)
      await page.keyboard.press(i % 4 === 3 ? 'Backspace' : String(i % 10));
    return PLAIN_KEYS;
  };
  return [page, press];
});
rows.push(row('for comparison: one plain box on an empty page', 1, PLAIN_KEYS, '', plain));
for (const [form, made, budget] of forms) {
  let keys = 0;
  const cpu = await cpuOf(async () => {
    const page = await stub.open(made.claim);
    await page.waitForSelector('[data-place="registered"]:focus');
    const press = async () => {
      keys = (await typeForm(page, made, false)).keys;
      return keys;
    };
    return [page, press];
  });
  // And Shift+Enter.
  rows.push(row(form, made.figures.length, keys + 1, budget, cpu));
}
report('typing', 'A typist at the desk', rows, {
  method: `Chromium, the page as it is built for use, a scripted typist: \`*\` for 0, Enter after each number, Shift+Enter at the end; figures as of a station of 2566. CPU by the clock of the main thread while all keys are pressed, medians of ${RUNS}. The budget of 5 ms a key is for script, style and layout; the whole main thread has painting in software and the tool that presses the keys in it, too: the first row says how much that is where nothing is to be done.`,
});
await stub.close();
await browser.close();
