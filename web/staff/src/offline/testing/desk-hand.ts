import type { Page } from 'playwright-core';
import type { ReturnSpec } from '../../../../../src/election/lookup.ts';
import type { CutRig, DeskBrowser } from './cut-rig.ts';
import { fillForm, nextForm, titleOf } from './cut-rig.ts';

/** What a test does at the desk, by the words and keys that a clerk sees. */
export interface DeskHand {
  readonly page: Page;
  go(path: string): Promise<void>;
  /** Takes forms along on "my device" and waits until all of them are there. */
  takeAlong(most: number): Promise<void>;
  /** Waits for the next form and fills it. */
  fill(): Promise<ReturnSpec>;
  /** Fills the next form and hands it in. */
  type(): Promise<ReturnSpec>;
  /** Waits until the bar says this. */
  bar(text: string): Promise<void>;
  /** Waits until there is nothing to say. */
  noBar(): Promise<void>;
  /** How many rows a store of the device has. */
  kept(store: 'claims' | 'photos' | 'entries'): Promise<number>;
  entries(): Promise<readonly { readonly return_id: number; readonly person_id: number }[]>;
}

export function handOf(rig: CutRig, { page }: DeskBrowser, specs: readonly ReturnSpec[]): DeskHand {
  let title = '';
  const fill = async () => {
    const spec = await nextForm(page, specs, title);
    title = await titleOf(page);
    await fillForm(page, spec);
    return spec;
  };
  const go = async (path: string) => {
    await page.evaluate((hash) => location.assign(hash), `#${path}`);
    title = '';
  };
  return {
    page,
    go,
    fill,
    async takeAlong(most) {
      await go('/device');
      await page.fill('[name=most]', String(most));
      await page.click('button:has-text("นำแบบมาเก็บ")');
      await page.waitForFunction(
        (wanted) =>
          document.querySelectorAll('.ready-forms tbody tr').length >= wanted &&
          document.querySelector('[aria-busy=true]') === null &&
          !document.querySelector('.ready-forms')?.textContent?.includes('ภาพยังมาไม่ครบ'),
        most,
      );
    },
    async type() {
      const spec = await fill();
      await page.keyboard.press('Shift+Enter');
      return spec;
    },
    async bar(text) {
      await page.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll('.line-bar')].some((el) => el.textContent?.includes(wanted)),
        text,
      );
    },
    async noBar() {
      await page.waitForFunction(() => document.querySelector('.line-bar') === null);
    },
    kept(store) {
      return page.evaluate(async (name) => {
        const db = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open('khanaen.device');
          request.onsuccess = () => resolve(request.result);
        });
        const count = await new Promise<number>((resolve) => {
          const request = db.transaction(name).objectStore(name).count();
          request.onsuccess = () => resolve(request.result);
        });
        db.close();
        return count;
      }, store);
    },
    async entries() {
      const rows = await rig.staff.rows('select return_id, person_id from entry order by entry_id');
      return rows as { return_id: number; person_id: number }[];
    },
  };
}
