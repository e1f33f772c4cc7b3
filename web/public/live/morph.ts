import { patchPicture } from './picture.ts';
import { patchTiles } from './tiles.ts';

/**
 * Makes `target` say what `source` says, changing only what differs: focus, scroll, open details and selections stay. Nodes
 * are matched by place, which is right for pages of one shape; where kinds differ, the old node is replaced.
 */
export function morph(target: Element, source: Element): void {
  if (source.hasAttribute('data-codes')) {
    if (target.hasAttribute('data-tiles')) patchPicture(target, source);
    else patchTiles(target, source);
    return;
  }
  copyAttributes(target, source);
  const olds = [...target.childNodes];
  const news = [...source.childNodes];
  news.forEach((next, i) => {
    const old = olds[i];
    if (old === undefined) target.append(next);
    else if (next instanceof Element && next.hasAttribute('data-keep'))
      return; // left out because it never changes
    else if (old.nodeName !== next.nodeName) old.replaceWith(next);
    else if (old instanceof Element && next instanceof Element) morph(old, next);
    else if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
  });
  for (const old of olds.slice(news.length)) old.remove();
}

function copyAttributes(target: Element, source: Element): void {
  for (const { name, value } of source.attributes) {
    if (target.getAttribute(name) !== value) target.setAttribute(name, value);
  }
  for (const { name } of [...target.attributes]) {
    // `open` is the reader's own doing, `tabindex` that of the maps' script.
    if (!source.hasAttribute(name) && name !== 'open' && name !== 'tabindex') target.removeAttribute(name);
  }
}
