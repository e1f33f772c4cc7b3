import type { CDPSession } from 'playwright-core';
import { openChromium } from '../web/testing/chromium.ts';
import { openDeskStub } from '../web/testing/desk-stub.ts';
import type { TypistForm } from '../web/testing/typist.ts';
import { stationForm, typeForm } from '../web/testing/typist.ts';
import { report, rounded } from './report.ts';

/** CPU time of the page's main thread so far, milliseconds. */
async function threadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000;
}

const RUNS = 5;

/** Keys and CPU of one form, typed key by key. */
async function measure(form: TypistForm): Promise<{ readonly keys: number; readonly msPerKey: number }> {
  const times: number[] = [];
  let keys = 0;
  for (let run = 0; run < RUNS; run++) {
    const page = await stub.open(form.claim);
    await page.waitForSelector('[data-place="registered"]:focus');
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.waitForTimeout(500);
    const before = await threadMs(session);
    keys = (await typeForm(page, form, false)).keys;
    times.push(((await threadMs(session)) - before) / keys);
    await page.keyboard.press('Shift+Enter');
    await page.waitForSelector('.idle');
    keys += 1;
    await page.context().close();
  }
  return { keys, msPerKey: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0 };
}

const browser = await openChromium();
if (browser === null) process.exit(1);
const stub = await openDeskStub(browser);
const forms = [
  ['5/18, 10 candidates', stationForm('constituency', 10), 60],
  ['5/18 (บช.), 67 parties', stationForm('party-list', 67), 170],
] as const;
const rows = [];
for (const [form, made, budget] of forms) {
  const { keys, msPerKey } = await measure(made);
  rows.push({
    form,
    boxes: made.figures.length,
    keys,
    'budget of keys': budget,
    'CPU per key, ms': rounded(msPerKey),
    'budget ms': 5,
  });
}
report('typing', 'A typist at the desk', rows, {
  method: `Chromium, the page as it is built for use, a scripted typist: \`*\` for 0, Enter after each number, Shift+Enter at the end; figures as of a station of 2566. CPU is the main thread's task time while all keys are pressed, medians of ${RUNS}.`,
});
await stub.close();
await browser.close();
