import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from '../../../../testing/axe.ts';
import { openChromium } from '../../../../testing/chromium.ts';
import type { DeskStub } from '../../../../testing/desk-stub.ts';
import { CLAIM, focusedBox, openDeskStub, RIGHT, typeAll, valueIn } from '../../../../testing/desk-stub.ts';
import { stationForm, typeForm } from '../../../../testing/typist.ts';

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

describe.skipIf(browser === null)('typing a form', () => {
  it('is done from the keyboard alone, in as many keys as there are digits and boxes, and handed in once', async () => {
    const page = await stub.open();
    await page.waitForSelector('[data-place="present"]');
    expect(await focusedBox(page)).toBe('present');
    for (const figure of ['๑๔', '14', '12', '2', '*', '7', '5', '12']) {
      await page.keyboard.type(figure);
      if (figure !== '*' && figure !== '12') await page.keyboard.press('Enter');
      else if (figure === '12' && (await focusedBox(page)) === 'valid') await page.keyboard.press('Enter');
    }
    await page.keyboard.press('Shift+Enter');
    await page.waitForSelector('.idle');
    expect(stub.sent).toHaveLength(1);
    expect(stub.sent[0]).toMatchObject([
      'entries',
      {
        claim: CLAIM.claim,
        head: { present: 14, used: 14, valid: 12, invalid: 2, noVote: 0, total: 12 },
        votes: { '1': 7, '2': 5 },
        answers: [],
      },
    ]);
    await page.close();
  });

  it.each([
    ['constituency', 10, 60],
    ['party-list', 67, 170],
  ] as const)('takes few keys for a whole form: %s, %i lines, at most %i keys', async (kind, lines, most) => {
    const form = stationForm(kind, lines);
    const page = await stub.open(form.claim);
    await page.waitForSelector('[data-place="registered"]:focus');
    const { keys } = await typeForm(page, form, true);
    await page.waitForSelector('.idle');
    const [, sent] = stub.sent[0] as [
      string,
      { votes: Record<string, number>; head: Record<string, number> },
    ];
    for (const [place, figure] of form.figures) {
      const [role, number = ''] = place.split(':');
      expect(role === 'vote' ? sent.votes[number] : sent.head[place]).toBe(Number(figure));
    }
    expect(keys).toBeLessThanOrEqual(most);
    await page.close();
  });

  it('changes no figure by arrow keys or the wheel', async () => {
    const page = await stub.open();
    await page.locator('[data-place="present"]').fill('1234');
    await page.keyboard.press('ArrowDown');
    expect(await focusedBox(page)).toBe('used');
    // Thousands are set apart only where nobody types.
    expect(await valueIn(page, 'present')).toBe('1,234');
    await page.keyboard.press('ArrowUp');
    expect(await focusedBox(page)).toBe('present');
    await page.locator('[data-place="present"]').hover();
    await page.mouse.wheel(0, 300);
    expect(await valueIn(page, 'present')).toBe('1234');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await focusedBox(page)).toBe('total');
    await page.close();
  });

  it('refuses a point, a bad paste and a passed-over box aloud', async () => {
    const page = await stub.open();
    await page.waitForSelector('[data-place="present"]');
    await page.keyboard.type('12.');
    expect(await valueIn(page, 'present')).toBe('12');
    expect(await page.textContent('.bubble[role=alert]')).toContain('ไม่มีจุดทศนิยม');
    await page.keyboard.type('5');
    expect(await valueIn(page, 'present')).toBe('125');
    const paste = (text: string) =>
      page.locator('[data-place="present"]').evaluate((box, data) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text', data);
        box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, text);
    await paste('12 คน');
    expect(await valueIn(page, 'present')).toBe('125');
    expect(await page.textContent('.bubble[role=alert]')).toContain('ไม่ใช่จำนวนเต็ม');
    await paste(' ๑,๒๓๔ ');
    expect(await valueIn(page, 'present')).toBe('1234');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await focusedBox(page)).toBe('used');
    expect(await page.textContent('.bubble[role=alert]')).toContain('ยังไม่ได้กรอก');
    await page.keyboard.press('Shift+Enter');
    expect(stub.sent).toStrictEqual([]);
    await page.close();
  });

  it('asks when a section is left, with what to look at, takes an answer by one key, and forgets it when a figure changes', async () => {
    const page = await stub.open();
    await page.waitForSelector('[data-place="present"]');
    for (const figure of ['15', '14', '12', '2', '0']) {
      await page.keyboard.type(figure);
      await page.keyboard.press('Enter');
    }
    // C3: present 15, used 14. The question has the focus.
    await page.waitForSelector('[data-finding="C3"]:focus');
    expect(await page.textContent('.findings')).toContain('หมายเหตุท้ายแบบ');
    await page.keyboard.press('1');
    expect(await focusedBox(page)).toBe('vote:1');
    expect(await page.textContent('.given')).toContain('ตรงตามที่เขียน');
    for (const figure of ['7', '5', '12']) {
      await page.keyboard.type(figure);
      await page.keyboard.press(figure === '12' ? 'ArrowUp' : 'Enter');
    }
    await page.fill('[data-place="present"]', '16');
    expect(await page.locator('.given').count()).toBe(0);
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('[data-finding="C3"]:focus');
    expect(stub.sent).toStrictEqual([]);
    await page.keyboard.press('3');
    await page.keyboard.type('แบบเขียนว่ามาแสดงตนแล้วกลับ');
    await page.keyboard.press('Enter');
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('.idle');
    expect(stub.sent[0]).toMatchObject([
      'entries',
      { answers: [{ code: 'C3', text: 'แบบเขียนว่ามาแสดงตนแล้วกลับ' }] },
    ]);
    await page.close();
  });

  it('asks nothing of a section that is not finished, and shows an error once before the form goes out as it is', async () => {
    const page = await stub.open();
    await typeAll(page, { present: '14', used: '14', valid: '12' });
    await page.keyboard.press('Shift+ArrowDown');
    expect(await page.locator('.findings li').count()).toBe(0);
    await typeAll(page, { ...RIGHT, 'vote:2': '4' });
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('[data-finding="C5"]:focus');
    expect(await page.locator('.findings li').count()).toBe(1);
    expect(stub.sent).toStrictEqual([]);
    await page.keyboard.press('Enter');
    expect(await focusedBox(page)).toBe('total');
    await page.keyboard.press('Shift+Enter');
    await page.waitForSelector('.idle');
    expect(stub.sent).toHaveLength(1);
    await page.close();
  });

  it('shows also what only the server has found', async () => {
    const page = await stub.open();
    const warning = { code: 'C18', level: 'warning', fields: ['used'], message: both('ไม่ตรงกับประกาศ') };
    const refused = {
      error: {
        code: 'refused',
        reason: 'unanswered-warnings',
        message: both('ยังไม่ตอบ'),
        findings: [warning],
      },
    };
    stub.replies = [[422, refused]];
    await typeAll(page, RIGHT);
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('[data-finding="C18"]');
    await page.locator('[data-finding="C18"]').press('1');
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('.idle');
    expect(stub.sent[1]).toMatchObject(['entries', { answers: [{ code: 'C18' }] }]);
    await page.close();
  });

  it('marks the score in words by keys, and types them where they matter', async () => {
    const page = await stub.open({ ...CLAIM, form: { ...CLAIM.form, words: 'marks' } });
    await typeAll(page, RIGHT);
    await page.locator('[data-place="vote:2"]').press('!');
    await page.locator('[data-place="total"]').press('Shift+Enter');
    // Marked as different: C6, an error, is shown when the scores are left, and may go to the supervisor.
    await page.waitForSelector('[data-finding="C6"]');
    expect(stub.sent).toStrictEqual([]);
    await page.keyboard.press('Alt+a');
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('.idle');
    expect(stub.sent[0]).toMatchObject(['entries', { words: { '1': '=', '2': '≠', total: '=' } }]);
    const typed = await stub.open();
    await typeAll(typed, RIGHT);
    await typed.click('button:has-text("ตัวอักษร"):not(:has-text("ทั้งหมด"))');
    await typed.fill('tr[data-row="total"] .in-words', 'สิบสอง');
    await typed.locator('[data-place="total"]').press('Shift+Enter');
    await typed.waitForSelector('.idle');
    expect(stub.sent[0]).toMatchObject(['entries', { words: { total: 'สิบสอง' } }]);
    await page.close();
    await typed.close();
  });

  it('finds a row by its number, counts blanks, and leads back to a box that was passed over', async () => {
    const page = await stub.open();
    await typeAll(page, { present: '14', invalid: '/' });
    await page.keyboard.press('Control+g');
    await page.keyboard.type('๒');
    await page.keyboard.press('Enter');
    // Number 2 of the table, not place 2 of the head.
    expect(await focusedBox(page)).toBe('vote:2');
    expect(await page.textContent('.counts')).toContain('เว้นว่าง 1');
    expect(await page.textContent('.counts')).toContain('ข้ามไป 2 ช่อง');
    await page.keyboard.press('Alt+n');
    expect(await focusedBox(page)).toBe('used');
    await page.close();
  });

  it('moves the photo to the line, and back to the hands of the typist', async () => {
    const page = await stub.open();
    await page.waitForSelector('.paper img');
    await page.locator('[data-place="vote:1"]').focus();
    await page.waitForSelector('.paper .line');
    const transform = () =>
      page.locator('.paper .sheet').evaluate((sheet: HTMLElement) => sheet.style.transform);
    const first = await transform();
    await page.locator('[data-place="vote:2"]').focus();
    const second = await transform();
    expect(second).not.toBe(first);
    await page.keyboard.press('Alt+r');
    expect(await transform()).toContain('rotate(90deg)');
    await page.keyboard.press('Alt+=');
    await page.keyboard.press('Alt+ArrowDown');
    expect(await transform()).not.toBe(second);
    expect(await focusedBox(page)).toBe('vote:2');
    await page.close();
  });

  it('learns from two clicks where the rows are', async () => {
    const { places: _, ...form } = CLAIM.form;
    const page = await stub.open({ ...CLAIM, form });
    await page.waitForSelector('.paper img');
    await page.locator('[data-place="vote:2"]').focus();
    expect(await page.locator('.paper .line').count()).toBe(0);
    await page.keyboard.press('Alt+m');
    const paper = page.locator('.paper');
    await paper.click({ position: { x: 100, y: 60 } });
    await paper.click({ position: { x: 100, y: 200 } });
    await page.locator('[data-place="vote:1"]').focus();
    await page.waitForSelector('.paper .line');
    await page.close();
  });

  it('keeps what was typed through a reload and a server that is away, and forgets it when handed in', async () => {
    const page = await stub.open();
    await typeAll(page, { ...RIGHT, present: '14' });
    await page.locator('[data-place="valid"]').focus();
    await page.waitForTimeout(400);
    await page.reload();
    await page.waitForSelector('[data-place="present"]');
    expect(await valueIn(page, 'vote:1')).toBe('7');
    expect(await focusedBox(page)).toBe('valid');
    // The entry lies on the device while the database is away, and goes out as soon as it is back: nobody types it again.
    stub.replies = [[503, { error: { code: 'database-away', message: both('ฐานข้อมูลไม่ตอบ') } }]];
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('.idle');
    const handedIn = stub.sent.filter((call) => (call as unknown[])[0] === 'entries');
    expect(handedIn).toHaveLength(2);
    expect(handedIn[1]).toStrictEqual(handedIn[0]);
    expect(handedIn[0]).toMatchObject(['entries', { head: { present: 14 } }]);
    stub.claim = CLAIM;
    await page.reload();
    await page.waitForSelector('[data-place="present"]');
    expect(await valueIn(page, 'present')).toBe('');
    await page.close();
  });

  it('offers the draft of a claim that had ended, and prolongs one that ends while it is handed in', async () => {
    const ended = { ...CLAIM, deadline: new Date(Date.now() + 1500).toISOString() };
    const page = await stub.open(ended);
    await typeAll(page, { present: '14', used: '14' });
    await page.waitForTimeout(2000);
    stub.claim = CLAIM;
    await page.reload();
    await page.click('button:has-text("พิมพ์ต่อจากที่ค้าง")');
    await page.waitForSelector('[data-place="present"]');
    expect(await valueIn(page, 'used')).toBe('14');
    await typeAll(page, RIGHT);
    stub.replies = [[409, { error: { code: 'claim-expired', message: both('หมดเวลา') } }]];
    await page.locator('[data-place="total"]').press('Shift+Enter');
    await page.waitForSelector('.idle');
    // The device asks whether the claim is still good before anybody types under it.
    expect(stub.sent.map((call) => (call as unknown[])[0])).toStrictEqual([
      'extend',
      'entries',
      'extend',
      'entries',
    ]);
    await page.close();
  });

  it('asks for another photo by two keys', async () => {
    const page = await stub.open();
    await page.waitForSelector('[data-place="present"]');
    await page.keyboard.press('Alt+x');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.idle');
    expect(stub.sent).toMatchObject([['unreadable', { reason: 'ภาพเป็นของหน่วยอื่น' }]]);
    await page.close();
  });

  it('gives nothing away to the second typist: the screen is that of the first', async () => {
    const first = await stub.open();
    await first.waitForSelector('[data-place="present"]');
    const asFirst = await first.locator('.bench').textContent();
    const second = await stub.open({ ...CLAIM, task: 'second', stage: 'entered-once' });
    await second.waitForSelector('[data-place="present"]');
    expect(await second.locator('.bench').textContent()).toBe(asFirst);
    await first.close();
    await second.close();
  });

  it.each(['th', 'en'])(
    'is clean by axe, with and without questions, on a laptop and a tablet: %s',
    async (language) => {
      const page = await stub.open();
      await page.evaluate((code) => localStorage.setItem('khanaen.language', code), language);
      for (const viewport of [
        { width: 1280, height: 720 },
        { width: 820, height: 1180 },
        { width: 320, height: 256 },
      ]) {
        await page.setViewportSize(viewport);
        await page.reload();
        await page.waitForSelector('[data-place="present"]');
        await typeAll(page, { ...RIGHT, present: '16', used: '14' });
        await page.keyboard.press('Shift+ArrowDown');
        await page.waitForSelector('.findings li');
        expect(await axeFaults(page)).toStrictEqual([]);
      }
      await page.close();
    },
  );
});
