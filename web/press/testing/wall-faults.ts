import type { Page } from 'playwright-core';

/**
 * What a reader at ten metres could not read, one line each: a letter smaller than a fortieth of the screen, too little contrast, a
 * text that leaves the screen, lies over another or runs into the last line, or anything that scrolls.
 */
export function wallFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth)
      faults.push(`scrolls: ${root.scrollWidth} × ${root.scrollHeight}`);
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = (colour: string) => {
      const [r = 0, g = 0, b = 0] = channels(colour).map((c) => {
        const part = c / 255;
        return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element: Element) => {
      for (let e: Element | null = element; e !== null; e = e.parentElement) {
        const colour = getComputedStyle(e).backgroundColor;
        if (channels(colour)[3] !== 0) return colour;
      }
      return 'rgb(255, 255, 255)';
    };
    const end = document.querySelector('footer')?.getBoundingClientRect().top ?? innerHeight;
    const texts: { text: string; box: DOMRect; element: Element }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = (node.textContent ?? '').trim();
      if (element === null || text === '' || !element.checkVisibility()) continue;
      if (element.closest('script, style, noscript, title') !== null) continue;
      const style = getComputedStyle(element);
      const size = Number.parseFloat(style.fontSize);
      const short = `“${text.slice(0, 40)}” <${element.tagName.toLowerCase()} ${element.className}>`;
      if (size < innerHeight / 40) faults.push(`${size.toFixed(1)} px: ${short}`);
      const [a, b] = [light(style.color), light(ground(element))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(2)}: ${short}`);
      const line = Number.parseFloat(style.lineHeight);
      if (!(line >= size * 1.34)) faults.push(`lines of ${line} for ${size.toFixed(1)}: ${short}`);
      for (let e: Element | null = element; e !== null && e !== document.body; e = e.parentElement) {
        if (getComputedStyle(e).overflow !== 'visible') faults.push(`may be cut off: ${short}`);
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight)
          faults.push(`leaves the screen: ${short}`);
        const over = element.closest('footer, .help') !== null;
        // A letter's box is taller than the letter.
        if (!over && box.bottom - box.height * 0.2 > end) faults.push(`runs into the last line: ${short}`);
        texts.push({ text: short, box, element });
      }
    }
    const help = document.querySelector('.help');
    const there = help === null ? texts : texts.filter(({ element }) => help.contains(element));
    there.forEach((one, i) => {
      for (const other of there.slice(i + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 2 && high > 0.3 * Math.min(one.box.height, other.box.height))
          faults.push(`lie over each other: ${one.text} and ${other.text}`);
      }
    });
    return [...new Set(faults)].slice(0, 20);
  });
}
