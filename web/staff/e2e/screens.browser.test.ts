import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../../../src/rights/rights.ts';
import { roleMay } from '../../../src/rights/rights.ts';
import { ROLES } from '../../../src/rights/roles.ts';
import { axeFaults } from '../../testing/axe.ts';
import { openChromium } from '../../testing/chromium.ts';
import { keyboardFaults } from '../../testing/keyboard.ts';
import { layoutFaults } from '../../testing/layout.ts';
import { LIKE_ELSEWHERE } from '../../testing/pictures/hold-still.ts';
import { openPictureBook } from '../../testing/pictures/picture-book.ts';
import { stillEvening } from '../../testing/pictures/still-evening.ts';
import type { Scene } from '../../testing/scene.ts';
import { playScene, sampleProvince } from '../../testing/scene.ts';
import type { StaffPage, StaffRig } from '../../testing/staff-rig.ts';
import { openStaffRig } from '../../testing/staff-rig.ts';

/**
 * Every screen of the desk that stands under `src/screens`, for every role that may see it. A new screen is tested here without
 * any change, unless its path names something that this file does not know.
 */
/** What all pictures of screens may weigh in the repository. */
const MOST_PICTURE_BYTES = 5_000_000;

const FOLDER = join(import.meta.dirname, '../src/screens');

/** What the registry says: read from the files themselves, because the views need a browser. */
const SCREENS = readdirSync(FOLDER).map((folder) => {
  const text = readFileSync(join(FOLDER, folder, 'screen.ts'), 'utf8');
  const said = (key: string) => new RegExp(`^  ${key}: '([^']+)'`, 'm').exec(text)?.[1];
  const [path, action] = [said('path'), said('action')];
  if (path === undefined || action === undefined)
    throw new Error(`${folder}/screen.ts says no path or action`);
  return { name: folder, path, action };
});

const browser = await openChromium(LIKE_ELSEWHERE);
const book = openPictureBook({ renew: process.env['KHANAEN_PICTURES'] === 'renew' });
let rig: StaffRig;
let scene: Scene;
const pages = new Map<string, Promise<StaffPage>>();

beforeAll(async () => {
  if (browser === null) return;
  const sample = sampleProvince();
  rig = await openStaffRig(browser, { election: sample.election });
  scene = await playScene(sample, rig.staff);
});

afterAll(async () => {
  await rig?.close();
  await browser?.close();
});

/** The page of a role: one for all its screens. The clerk is one who has typed nothing yet, so that there is work. */
function pageOf(role: string): Promise<StaffPage> {
  const name = role === 'clerk' || role === 'supervisor' ? `${role}-9` : `${role}-1`;
  let page = pages.get(role);
  if (page === undefined) {
    const centres = role === 'clerk' || role === 'supervisor' || role === 'head' ? [scene.centre] : '*';
    page = rig.open(name, { centres });
    pages.set(role, page);
  }
  return page;
}

/** A real address for a path with `:names`. */
function addressOf(path: string): string {
  const spec = scene.at.accepted;
  const values: Readonly<Record<string, string>> = {
    unit: spec.unit.id,
    ballot: spec.contest.ballot,
    centre: scene.centre,
    contest: spec.contest.id,
    case: scene.caseId,
    ticket: scene.ticketId,
  };
  return path.replace(/\/:[a-z]+\?/gi, '').replace(/:([a-z]+)/gi, (_all, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`give this test a value for :${name} of ${path}`);
    return encodeURIComponent(value);
  });
}

/** What no screen may do, whoever looks at it. */
async function basicFaults(shown: StaffPage, path: string): Promise<string[]> {
  const { page } = shown;
  const faults = shown.faults();
  const hash = decodeURIComponent(new URL(page.url()).hash.slice(1));
  if (hash !== decodeURIComponent(path)) faults.push(`landed at ${hash}`);
  for (const alert of await page.getByRole('alert').all()) {
    const text = ((await alert.textContent()) ?? '').trim();
    if (text !== '' && (await alert.isVisible())) faults.push(`error box: ${text.slice(0, 200)}`);
  }
  return [...faults, ...(await layoutFaults(page))];
}

/** A form opens where its typist was: the walk by keyboard of the picture before has moved that. */
async function standAtTheFirstPlace(page: Page): Promise<void> {
  const places = page.locator('.claim [data-place]');
  if ((await places.count()) > 0) await places.first().focus();
}

describe.skipIf(browser === null)('every screen', () => {
  it('is found', () => {
    expect(SCREENS.length).toBeGreaterThanOrEqual(4);
  });

  describe.each(SCREENS.map((screen) => ({ path: screen.path, screen })))('$path', ({ screen }) => {
    const roles = ROLES.filter((role) => roleMay(role, screen.action as Action));

    it.each(roles)('shows itself to the %s', async (role) => {
      const shown = await pageOf(role);
      const path = addressOf(screen.path);
      await shown.show({ path, language: 'th', size: 'laptop' });
      expect(await basicFaults(shown, path)).toStrictEqual([]);
    });

    const looks = (['th', 'en'] as const).flatMap((language) =>
      (['laptop', 'tablet'] as const).map((size) => ({ language, size })),
    );
    it.each(looks)('can be used by everybody: $language, $size', async ({ language, size }) => {
      const role = roles.find((name) => name === 'supervisor') ?? roles[0];
      if (role === undefined) throw new Error(`nobody may see ${screen.path}`);
      const shown = await pageOf(role);
      const path = addressOf(screen.path);
      const asItIs = await stillEvening(shown.page);
      await shown.show({ path, language, size });
      expect(await shown.page.getAttribute('html', 'lang')).toBe(language);
      const faults = await basicFaults(shown, path);
      await standAtTheFirstPlace(shown.page);
      // before the walk by keyboard, which moves the focus and opens lists
      faults.push(...(await book.faults(shown.page, `${screen.name}.${language}.${size}`, language)));
      await asItIs();
      // names, colours and keys are the same in both sizes of window
      if (size === 'laptop') {
        faults.push(...(await axeFaults(shown.page)), ...(await keyboardFaults(shown.page)));
      }
      expect([...faults, ...shown.faults()]).toStrictEqual([]);
    });
  });

  it('keeps no picture of a screen that is no more, and few bytes', () => {
    expect(book.orphans()).toStrictEqual([]);
    expect(book.bytes()).toBeLessThanOrEqual(MOST_PICTURE_BYTES);
  });
});
