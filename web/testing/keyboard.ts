import type { Page } from 'playwright-core';

/** More places than this are not walked through: what the first hundred do, the others do as well. */
const MOST = 100;
/** Keys that fields for dates take beyond the one that reaches them. */
const DATE_KEYS = 15;

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
    // What a live list adds behind the walker is not asked for.
    const begun = new Set(usable());
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
    /** Gives how many places are still to be reached. */
    const note = (): number => {
      const element = document.activeElement;
      const left = () => [...begun].filter((e) => e.isConnected && !reached.has(e)).length;
      if (!(element instanceof HTMLElement) || element === document.body || reached.has(element))
        return left();
      reached.add(element);
      const shown = look(element);
      element.blur();
      const plain = look(element);
      element.focus({ preventScroll: true });
      // a focus that is set by a script shows its ring after a key only; what counts is how it looked when Tab came
      if (shown === plain) blind.push(name(element));
      return left();
    };
    Object.assign(window, {
      khanaenKeys: {
        note,
        faults: (walkedAll: boolean) => {
          const missed = walkedAll ? usable().filter((e) => begun.has(e) && !reached.has(e)) : [];
          return [
            ...missed.map((e) => `not reached by Tab: ${name(e)}`),
            ...blind.map((text) => `no visible focus: ${text}`),
          ];
        },
      },
    });
    (document.activeElement as HTMLElement | null)?.blur();
    return begun.size;
  });
  for (let n = 0; n < MOST; n++) {
    await page.keyboard.press('Tab');
    const left = await page.evaluate(() =>
      (window as unknown as { khanaenKeys: { note(): number } }).khanaenKeys.note(),
    );
    if (left === 0) break;
  }
  return page.evaluate(
    (walkedAll) =>
      (window as unknown as { khanaenKeys: { faults(walkedAll: boolean): string[] } }).khanaenKeys.faults(
        walkedAll,
      ),
    // a field for a date takes several keys: on a page with nearly as many places the walk may end too early
    expected + DATE_KEYS <= MOST,
  );
}
