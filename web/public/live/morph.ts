import { patchPicture } from './picture.ts';
import { patchTiles } from './tiles.ts';

/** What a node is known by among its neighbours: its own name or that of its heading. */
const nameOf = (node: Node | null): string | null =>
  node instanceof Element ? node.id || node.getAttribute('aria-labelledby') : null;

/**
 * Makes `target` say what `source` says, changing only what differs: focus, scroll, open details and selections stay. Nodes
 * with a name are matched by it, so that a part that comes or goes leaves the others what they are, with what scripts made of them.
 * Nodes between them are matched by place; where kinds differ, the old node is replaced.
 */
export function morph(target: Element, source: Element): void {
  if (source.hasAttribute('data-codes')) {
    if (target.hasAttribute('data-tiles')) patchPicture(target, source);
    else patchTiles(target, source);
    return;
  }
  copyAttributes(target, source);
  let old = target.firstChild;
  const drop = (): void => {
    const gone = old;
    old = old?.nextSibling ?? null;
    gone?.remove();
  };
  for (const next of [...source.childNodes]) {
    const name = nameOf(next);
    if (name !== nameOf(old)) {
      const known = name && [...target.children].find((child) => nameOf(child) === name);
      // A newcomer, also at the end, where there is no old one.
      if (!known) {
        target.insertBefore(next, old);
        continue;
      }
      while (old && old !== known) drop();
    }
    const now = old;
    old = now?.nextSibling ?? null;
    if (!now) target.append(next);
    // Most of a page is the same: the browser sees that much faster than a walk through it. And some of it is left out.
    else if (now.isEqualNode(next) || (next instanceof Element && next.hasAttribute('data-keep'))) continue;
    else if (now.nodeName === next.nodeName && now instanceof Element) morph(now, next as Element);
    else now.replaceWith(next);
  }
  while (old) drop();
}

function copyAttributes(target: Element, source: Element): void {
  for (const { name, value } of source.attributes) {
    if (target.getAttribute(name) !== value) target.setAttribute(name, value);
  }
  for (const name of target.getAttributeNames()) {
    // `open` is the reader's own doing, `tabindex` that of the maps' script.
    if (!source.hasAttribute(name) && name !== 'open' && name !== 'tabindex') target.removeAttribute(name);
  }
}
