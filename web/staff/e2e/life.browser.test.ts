import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAFF_WORDS } from '../../shared/staff-words.ts';
import { openChromium } from '../../testing/chromium.ts';
import { lifePaths } from '../../testing/life-paths.ts';
import type { StaffPage, StaffRig } from '../../testing/staff-rig.ts';
import { openStaffRig } from '../../testing/staff-rig.ts';
import { Walker } from '../../testing/walker.ts';

/**
 * The life of a return, walked through the screens: the machine itself says which transitions there are, and every one is taken.
 * After every step the desk says where the return stands.
 */
const browser = await openChromium();
const paths = lifePaths();
const W = STAFF_WORDS.en;
const pages = new Map<string, Promise<StaffPage>>();
let rig: StaffRig;

beforeAll(async () => {
  if (browser === null) return;
  rig = await openStaffRig(browser, { constituencies: 1, stationsEach: paths.length });
});

afterAll(async () => {
  await rig?.close();
  await browser?.close();
});

/** What the page of the return says, as an auditor sees it. */
async function shownStage(unit: string, ballot: string): Promise<string> {
  let opened = pages.get('auditor-1');
  if (opened === undefined) {
    opened = rig.open('auditor-1', { language: 'en' });
    pages.set('auditor-1', opened);
  }
  const { page, show } = await opened;
  await show({ path: `/returns/${unit}/${ballot}` });
  const said = page.getByRole('article').getByRole('strong').first();
  return ((await said.textContent()) ?? '').trim();
}

describe.skipIf(browser === null)('a return on its way through the desk', () => {
  it.each(paths.map((path, n) => ({ n, path, name: path.map((s) => s.to).join(' → ') })))(
    'walk $n: $name',
    async ({ n, path }) => {
      const spec = rig.staff.election.returns.filter(
        (r) => r.unit.kind === 'station' && r.contest.ballot === 'constituency',
      )[n];
      if (spec === undefined) throw new Error('no station left');
      const walker = new Walker(rig, pages, spec);
      for (const step of path) {
        await walker.do(step.move).catch(async (error: unknown) => {
          const seen: string[] = [];
          for (const [name, page] of pages)
            seen.push(`${name}: ${await (await page).page.locator('main').textContent()}`);
          throw new Error(
            `${step.from}, ${step.move}: ${error instanceof Error ? error.message : String(error)}\n${seen.join('\n').slice(0, 2000)}`,
          );
        });
        const auditor = await rig.staff.person('auditor-1');
        const { body } = await auditor.get(`/api/units/${spec.unit.id}/${spec.contest.ballot}`);
        expect([step.move, body['stage']]).toStrictEqual([step.move, step.to]);
        expect(await shownStage(spec.unit.id, spec.contest.ballot)).toBe(W.stage[step.to]);
      }
      for (const [name, page] of pages) expect([name, (await page).faults()]).toStrictEqual([name, []]);
    },
    240_000,
  );
});
