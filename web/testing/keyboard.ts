import type { Page } from 'playwright-core';

/** More places than this are not walked through: what the first hundred do, the others do as well. */
const MOST = 100;

/**
 * Walks through the page with Tab. One line for every element that can be used and is not reached, and for every one that shows
 * no sign of having the focus.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const expected = await page.evaluate(() => {
    const reached = new Set<Element>();
    const blind: string[] = [];
    const name = (element: Element) => {
      const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
      return `<${element.tagName.toLowerCase()} ${element.getAttribute('class') ?? element.getAttribute('name') ?? ''}> "${text}"`;
    };
    const usable = () =>
      [
        ...(document.querySelector('dialog:modal') ?? document).querySelectorAll(
          'a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex="0"]',
        ),
      ].filter((e) => {
        if (!(e instanceof HTMLElement) || e.tabIndex < 0 || !e.checkVisibility({ visibilityProperty: true }))
          return false;
        // of a group of radio buttons Tab reaches the chosen one (or the first)
        if (!(e instanceof HTMLInputElement) || e.type !== 'radio' || e.name === '') return true;
        const group = [
          ...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(e.name)}"]`),
        ];
        return (group.find((radio) => radio.checked) ?? group[0]) === e;
      });
    const look = (element: HTMLElement) => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } =
        getComputedStyle(element);
      return JSON.stringify([
        outlineStyle === 'none' ? '' : outlineWidth,
        boxShadow,
        borderColor,
        backgroundColor,
      ]);
    };
    const note = () => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body || reached.has(element)) return;
      reached.add(element);
      const shown = look(element);
      element.blur();
      const plain = look(element);
      element.focus({ preventScroll: true });
      // a focus that is set by a script shows its ring after a key only; what counts is how it looked when Tab came
      if (shown === plain) blind.push(name(element));
    };
    Object.assign(window, {
      khanaenKeys: {
        note,
        faults: (walkedAll: boolean) => {
          const missed = walkedAll ? usable().filter((e) => !reached.has(e)) : [];
          return [
            ...missed.map((e) => `not reached by Tab: ${name(e)}`),
            ...blind.map((text) => `no visible focus: ${text}`),
          ];
        },
      },
    });
    (document.activeElement as HTMLElement | null)?.blur();
    return usable().length;
  });
  const walked = Math.min(MOST, expected + 3);
  for (let n = 0; n < walked; n++) {
    await page.keyboard.press('Tab');
    await page.evaluate(() => (window as unknown as { khanaenKeys: { note(): void } }).khanaenKeys.note());
  }
  return page.evaluate(
    (walkedAll) =>
      (window as unknown as { khanaenKeys: { faults(walkedAll: boolean): string[] } }).khanaenKeys.faults(
        walkedAll,
      ),
    walked > expected,
  );
}
