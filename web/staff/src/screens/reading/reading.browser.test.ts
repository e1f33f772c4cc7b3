import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import { layoutFaults } from '../../../../testing/layout.ts';
import type { Scene } from '../../../../testing/scene.ts';
import { playScene, sampleProvince } from '../../../../testing/scene.ts';
import type { StaffPage, StaffRig } from '../../../../testing/staff-rig.ts';
import { openStaffRig } from '../../../../testing/staff-rig.ts';

const browser = await openChromium();
const sample = sampleProvince();
let rig: StaffRig;
let scene: Scene;

beforeAll(async () => {
  if (browser === null) return;
  rig = await openStaffRig(browser, { election: sample.election });
  scene = await playScene(sample, rig.staff);
  const { index } = scene.at.accepted;
  await rig.staff.rows(
    `insert into reading (return_id, version, outcome, model, script, suggested, agreed)
     select return_id, version, 'read', repeat('d', 64), 'arabic', 14, 12 from record where live and return_id = $1`,
    [index],
  );
  await rig.staff.rows(
    `insert into paper_doubt (return_id, version, position, recorded, read, confidence)
     select r.return_id, r.version, d.position, d.recorded, d.read, d.confidence
       from reading r, (values (11, 120, 98, 0.991), (12, 98, 120, 0.984)) as d (position, recorded, read, confidence)
      where r.return_id = $1`,
    [index],
  );
});

afterAll(async () => {
  await rig?.close();
  await browser?.close();
});

async function clean({ page, faults }: StaffPage): Promise<void> {
  expect([...faults(), ...(await layoutFaults(page)), ...(await axeFaults(page))]).toStrictEqual([]);
}

describe.skipIf(browser === null)('where the paper may differ', () => {
  it('a supervisor sees it, goes to the photo, and says what they saw', async () => {
    const boss = await rig.open('supervisor-1', { path: '/reading' });
    const { page } = boss;
    await page.waitForSelector('.reading tbody tr:nth-child(2)');
    expect(await page.locator('.reading tbody').first().textContent()).toContain('120');
    await clean(boss);
    await page.locator('.reading tbody a').first().click();
    const said = page.locator('.return section', { hasText: '99 %' });
    await said.waitFor();
    await clean(boss);
    await said.locator('li').first().locator('.row button').first().click();
    await said.locator('li').nth(1).locator('.row button').nth(1).click();
    await page.waitForFunction(
      () => document.querySelectorAll('.return section li .row button').length === 0,
    );
    await clean(boss);
    const verdicts = await rig.staff.rows('select verdict from paper_doubt order by position');
    expect(verdicts).toEqual([{ verdict: 'record-right' }, { verdict: 'paper-differs' }]);
    await page.evaluate(() => {
      location.hash = '#/reading';
    });
    // What is left is the table of agreement.
    await page.waitForFunction(() => document.querySelectorAll('.reading tbody tr').length === 1);
  });

  it('a clerk sees nothing of it, neither in the menu nor on the return', async () => {
    const { unit, contest } = scene.at.accepted;
    const clerk = await rig.open('clerk-1', {
      path: `/returns/${encodeURIComponent(unit.id)}/${contest.ballot}`,
    });
    await clerk.page.waitForSelector('.return h1');
    expect(await clerk.page.locator('a[href="#/reading"]').count()).toBe(0);
    expect(await clerk.page.locator('.return').textContent()).not.toContain('99 %');
  });
});
