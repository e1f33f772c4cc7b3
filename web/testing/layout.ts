import type { Page } from 'playwright-core';

/**
 * What is wrong with how the page is laid out, one line each: the page scrolls sideways; a text is cut off (Thai vowels and tone
 * marks stand above and below the line and are lost first); Thai lines stand too close; a target is too small for a finger.
 * Measured boxes instead of compared pictures: see docs/decisions. `lineHeight`: the least height of a Thai line, in letters.
 */
export function layoutFaults(page: Page, lineHeight = 1.55): Promise<string[]> {
  return page.evaluate((least) => {
    const faults: string[] = [];
    const name = (element: Element) => {
      const text = (element.textContent ?? '').trim().slice(0, 40);
      const mark = element.id || element.getAttribute('class') || '';
      return `<${element.tagName.toLowerCase()}${mark === '' ? '' : ` ${mark}`}> "${text}"`;
    };
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1) {
      const wide = [...document.body.querySelectorAll('*')].filter(
        (e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !insideScroller(e),
      );
      const culprit = wide.at(-1);
      faults.push(
        `the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}: ${culprit === undefined ? '' : name(culprit)}`,
      );
    }
    function insideScroller(element: Element): boolean {
      for (let e = element.parentElement; e !== null; e = e.parentElement) {
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX)) return true;
      }
      return false;
    }
    const thai = /[\u0E00-\u0E7F]/;
    for (const element of document.body.querySelectorAll('*')) {
      if (!(element instanceof HTMLElement) || !element.checkVisibility({ visibilityProperty: true }))
        continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      // texts for screen readers only are one pixel large on purpose
      if (box.width <= 2 && box.height <= 2) continue;
      const ownText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      if (ownText) {
        const hidesX = /hidden|clip/.test(style.overflowX);
        const hidesY = /hidden|clip/.test(style.overflowY);
        if (hidesY && element.scrollHeight > element.clientHeight + 1)
          faults.push(`cut off below: ${name(element)}`);
        if (hidesX && element.scrollWidth > element.clientWidth + 1)
          faults.push(`cut off at the side: ${name(element)}`);
        if (element instanceof HTMLButtonElement && element.scrollWidth > element.clientWidth + 1)
          faults.push(`does not fit its button: ${name(element)}`);
        const size = Number.parseFloat(style.fontSize);
        const line = style.lineHeight === 'normal' ? 0 : Number.parseFloat(style.lineHeight);
        if (thai.test(element.textContent ?? '') && line < size * least)
          faults.push(`lines ${line || 'normal'} for letters of ${size}: ${name(element)}`);
      }
      const target = element.matches(
        'button, select, input:not([type=hidden]), textarea, summary, [role=button]',
      );
      if (
        target &&
        !(element.matches('[type=checkbox], [type=radio]') && element.closest('label') !== null)
      ) {
        if (box.height < 43.5) faults.push(`a target ${Math.round(box.height)} high: ${name(element)}`);
      }
    }
    // a table of a hundred lines has one fault, not a hundred
    const seen = new Map<string, number>();
    for (const fault of faults) {
      const kind = fault.replace(/".*$/, '');
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    return [...seen].map(([kind, count]) => {
      const first = faults.find((fault) => fault.startsWith(kind)) ?? kind;
      return count === 1 ? first : `${first} and ${count - 1} more`;
    });
  }, lineHeight);
}
