import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import type { DeskStub } from '../../../../testing/desk-stub.ts';
import { CLAIM, focusedBox, openDeskStub, valueIn } from '../../../../testing/desk-stub.ts';

const browser = await openChromium();
let stub: DeskStub;

beforeAll(async () => {
  stub = await openDeskStub(browser);
});
afterAll(async () => {
  await stub.close();
  await browser?.close();
});

const both = (text: string) => ({ th: text, en: text });
const HEAD = { present: 14, used: 14, valid: 12, invalid: 2, noVote: 0, total: 12 };

describe.skipIf(browser === null)('looking again and deciding', () => {
  it('shows the first typist their own entry with every question, and hands in the mended one', async () => {
    const findings = [{ code: 'C2', level: 'error', fields: ['used'], message: both('ผลบวกไม่ตรง') }];
    const page = await stub.open({
      ...CLAIM,
      task: 'look-again',
      stage: 'in-doubt',
      yours: { head: { ...HEAD, invalid: 3 }, votes: { '1': 7, '2': 5 }, answers: [] },
      findings,
    });
    await page.waitForSelector('.findings li');
    expect(await valueIn(page, 'invalid')).toBe('3');
    expect(await axeFaults(page)).toStrictEqual([]);
    await page.fill('[data-place="invalid"]', '2');
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('.idle');
    expect(stub.sent[0]).toMatchObject(['entries', { head: HEAD }]);
    await page.close();
  });

  it('shows a third person only the disputed places, each on its part of the photo, empty', async () => {
    const page = await stub.open({ ...CLAIM, task: 'third', stage: 'differs', disputed: ['used', 'vote:2'] });
    await page.waitForSelector('[data-place="vote:2"]');
    expect(await page.locator('[data-place]').count()).toBe(2);
    expect(await page.locator('.crop img').count()).toBe(2);
    expect(await valueIn(page, 'vote:2')).toBe('');
    await page.waitForFunction(
      () => (document.querySelector<HTMLElement>('.crop')?.style.height ?? '') !== '44px',
    );
    expect(await axeFaults(page)).toStrictEqual([]);
    await page.keyboard.type('14');
    await page.keyboard.press('Enter');
    await page.keyboard.type('-');
    await page.keyboard.press('Shift+Enter');
    await page.waitForSelector('.idle');
    expect(stub.sent[0]).toMatchObject(['decision', { values: { used: 14, 'vote:2': '-' } }]);
    await page.close();
  });

  it('lets a supervisor choose among the readings or type, with a reason', async () => {
    const entries = [4, 5, 6].map((score, i) => ({
      by: `p${i + 1}`,
      entry: { head: HEAD, votes: { '1': 7, '2': score } },
    }));
    const page = await stub.open({
      ...CLAIM,
      task: 'supervisor',
      stage: 'with-supervisor',
      disputed: ['vote:2'],
      entries,
      findings: [],
    });
    await page.waitForSelector('[data-place="vote:2"]');
    expect(await focusedBox(page)).toBe('vote:2');
    expect(await valueIn(page, 'vote:1')).toBe('7');
    await page.locator('tr[data-row="vote:2"] .reading button').nth(2).click();
    expect(await valueIn(page, 'vote:2')).toBe('6');
    await page.locator('[data-place="vote:2"]').press('Alt+2');
    expect(await valueIn(page, 'vote:2')).toBe('5');
    expect(await axeFaults(page)).toStrictEqual([]);
    await page.locator('[data-place="total"]').press('Shift+Enter');
    expect(stub.sent).toStrictEqual([]);
    await page.getByLabel('เหตุผล', { exact: true }).fill('อ่านจากภาพ');
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('.idle');
    expect(stub.sent[0]).toMatchObject([
      'settlement',
      { head: HEAD, votes: { '1': 7, '2': 5 }, reason: 'อ่านจากภาพ', codes: [] },
    ]);
    await page.close();
  });

  it('covers an entry in doubt: errors in words, no figures, and as written without looking', async () => {
    const page = await stub.open({
      ...CLAIM,
      task: 'supervisor',
      stage: 'in-doubt',
      covered: { codes: ['C2'] },
    });
    await page.waitForSelector('section.covered');
    expect(await page.locator('table.typed').count()).toBe(0);
    expect(await page.textContent('section.covered')).toContain('C2: บัตรที่ใช้ไม่เท่ากับ');
    expect(await axeFaults(page)).toStrictEqual([]);
    await page.getByRole('button', { name: 'เปิดดูสิ่งที่ผู้อื่นบันทึก' }).click();
    await page.waitForSelector('dialog[open]');
    expect(await page.textContent('dialog[open]')).toContain('จะบันทึกครั้งที่สองหรือเป็นคนที่สามของแบบนี้ไม่ได้อีก');
    await page.keyboard.press('Escape');
    await page.click('button:has-text("รับตามที่เขียนบนแบบ")');
    await page.fill('dialog[open] textarea', 'แบบเขียนเช่นนี้');
    await page.click('dialog[open] button.main');
    await page.waitForSelector('.idle');
    expect(stub.sent).toMatchObject([['as-written', { codes: ['C2'], reason: 'แบบเขียนเช่นนี้' }]]);
    await page.close();
  });

  it('lets a supervisor accept errors as written, with a reason', async () => {
    const error = { code: 'C2', level: 'error', fields: ['used'], message: both('ไม่เท่ากัน') };
    const page = await stub.open({
      ...CLAIM,
      task: 'supervisor',
      stage: 'in-doubt',
      entries: [{ by: 'p1', entry: { head: HEAD, votes: { '1': '-', '2': '' } } }],
      findings: [error],
    });
    await page.waitForSelector('table.typed');
    expect(await page.textContent('table.typed')).toContain('เว้นว่าง');
    expect(await axeFaults(page)).toStrictEqual([]);
    await page.click('button:has-text("รับตามที่เขียนบนแบบ")');
    await page.fill('dialog[open] textarea', 'แบบเขียนเช่นนี้');
    await page.click('dialog[open] button.main');
    await page.waitForSelector('.idle');
    expect(stub.sent).toMatchObject([['as-written', { codes: ['C2'], reason: 'แบบเขียนเช่นนี้' }]]);
    await page.close();
  });
});
