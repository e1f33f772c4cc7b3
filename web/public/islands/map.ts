import { morph } from '../live/morph.ts';
import { savesData } from '../live/saving.ts';
import { roveTiles } from '../live/tiles.ts';

const MEMORY = 'khanaen-map';
const CHOSEN = 'khanaen-chosen';

/** The reader's own notes; a browser may forbid them. */
const note = {
  read(store: () => Storage, name: string): string {
    try {
      return store().getItem(name) ?? '';
    } catch {
      return '';
    }
  },
  write(store: () => Storage, name: string, text: string): void {
    try {
      store().setItem(name, text);
    } catch {
      // Then it is forgotten.
    }
  },
};
const longTerm = () => localStorage;
const thisVisit = () => sessionStorage;

const idOf = (link: Element): string =>
  decodeURIComponent((link.getAttribute('href') ?? '').split('/').pop() ?? '');

/** Marks one constituency on both maps and says under their switch what it is. */
function choose(id: string): void {
  const place = document.getElementById('chosen');
  let found: Element | null = null;
  for (const link of document.querySelectorAll('svg#tiles a,svg#geo a')) {
    const same = idOf(link) === id;
    link.classList.toggle('sel', same);
    if (same) found = link;
  }
  if (place === null) return;
  if (found === null) {
    place.textContent = place.dataset['hint'] ?? '';
    return;
  }
  const link = document.createElement('a');
  link.href = found.getAttribute('href') ?? '';
  link.textContent = place.dataset['open'] ?? '';
  place.replaceChildren(`${found.querySelector('title')?.textContent ?? ''} `, link);
  note.write(thisVisit, CHOSEN, id);
}

/** Focus and mouse choose; a click or Enter opens. A finger chooses first and opens with the second tap. */
function listen(map: SVGElement): void {
  const linkOf = (event: Event) => (event.target instanceof Element ? event.target.closest('a') : null);
  map.addEventListener('focusin', (event) => {
    const link = linkOf(event);
    if (link !== null) choose(idOf(link));
  });
  map.addEventListener('pointerover', (event) => {
    const link = linkOf(event);
    if (link !== null && event.pointerType === 'mouse') choose(idOf(link));
  });
  let finger = false;
  let before = '';
  map.addEventListener('pointerdown', (event) => {
    finger = event.pointerType !== 'mouse';
    before = map.querySelector('a.sel') === linkOf(event) ? 'same' : '';
  });
  map.addEventListener('click', (event) => {
    const link = linkOf(event);
    if (link === null || !finger || before === 'same') return;
    event.preventDefault();
    choose(idOf(link));
  });
}

const partOf = async (path: string): Promise<Element | null> => {
  const response = await fetch(path);
  if (!response.ok) return null;
  return new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('geo');
};

/** Brings the geographic map from its own page. */
async function bring(beside: HTMLElement): Promise<void> {
  if (beside.firstChild !== null) return;
  const block = (await partOf(beside.dataset['from'] ?? ''))?.closest('section');
  if (block == null || beside.firstChild !== null) return;
  beside.append(document.importNode(block, true));
  const map = beside.querySelector<SVGElement>('svg#geo');
  if (map === null) return;
  roveTiles(map);
  listen(map);
  choose(note.read(thisVisit, CHOSEN));
}

/** The map that stands beside the page's own is not part of its updates. */
async function bringUpToDate(beside: HTMLElement): Promise<void> {
  const map = beside.querySelector('svg#geo');
  const from = beside.dataset['from'] ?? '';
  if (map === null) return;
  const next = (await partOf(from.replace(/^\/(th|en)\//, '/$1/live/'))) ?? (await partOf(from));
  if (next !== null) morph(map, next);
}

function start(): void {
  const beside = document.getElementById('beside');
  const links = [...document.querySelectorAll<HTMLElement>('#map-switch a[data-map]')];
  const wide = matchMedia('(min-width:52rem)').matches;
  const own = document.querySelector('svg#geo') === null ? 'map' : 'geo';

  const show = (which: string): void => {
    document.documentElement.dataset['map'] = which;
    for (const link of links) {
      if (link.dataset['map'] === which) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    if (which === 'geo' && beside !== null) bring(beside).catch(() => undefined);
  };

  for (const map of document.querySelectorAll<SVGElement>('svg#tiles,svg#geo')) listen(map);
  for (const link of links)
    link.addEventListener('click', (event) => {
      const which = link.dataset['map'] ?? '';
      note.write(longTerm, MEMORY, which);
      // Beside each other there is nothing to switch: the link leads to the map's own page.
      if (beside === null || wide || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(which);
    });
  if (own === 'map' && beside !== null) {
    if (wide && !savesData()) bring(beside).catch(() => undefined);
    else if (note.read(longTerm, MEMORY) === 'geo') show('geo');
  }
  choose(note.read(thisVisit, CHOSEN));
  document.addEventListener('khanaen:cut', () => {
    const again = () => choose(note.read(thisVisit, CHOSEN));
    const current = document.documentElement.dataset['map'];
    if (current !== undefined) show(current);
    if (beside === null) again();
    else bringUpToDate(beside).then(again, again);
  });
}

start();
