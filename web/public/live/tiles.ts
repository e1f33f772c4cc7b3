/** Brings the tile map up to date from its short form: see `TileCodes` of the page. */
export function patchTiles(map: Element, source: Element): void {
  const list = (name: string, separator: string) =>
    (source.getAttribute(`data-${name}`) ?? '').split(separator);
  const colours = list('colours', ' ');
  const names = list('names', '|');
  const states = new Map(list('states', '|').map((text) => [text[0], text.slice(1)]));
  const tiles = map.querySelectorAll('a');
  list('codes', ' ').forEach((text, i) => {
    const code = text[0] ?? 'w';
    const party = text.length > 1 ? Number(text.slice(1)) : -1;
    const use = tiles[i]?.querySelector('use,path');
    const title = tiles[i]?.querySelector('title');
    if (!use || !title) return;
    if (use.nodeName === 'path') use.setAttribute('class', code);
    else use.setAttribute('href', `#${'wfldc'.includes(code) ? code : 'x'}`);
    const colour = colours[party];
    if (colour === undefined) use.removeAttribute('fill');
    else use.setAttribute('fill', colour);
    const place = (title.textContent ?? '').split(':', 1)[0];
    const who = names[party];
    title.textContent = `${place}:${who === undefined ? '' : ` ${who}`} ${states.get(code) ?? ''}`;
  });
}

/**
 * One stop of the Tab key for the whole map, arrow keys inside it: 400 links would bar the way to the tables. Without this
 * script every tile is a link of its own and a skip link leads past them.
 */
export function roveTiles(map: SVGElement): void {
  const tiles = [...map.querySelectorAll('a')];
  const places = tiles.map((tile) => {
    const use = tile.querySelector<SVGGraphicsElement>('use,path');
    if (use?.nodeName !== 'path')
      return { tile, x: Number(use?.getAttribute('x')), y: Number(use?.getAttribute('y')) };
    const box = use.getBBox();
    return { tile, x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  tiles.forEach((tile, i) => {
    tile.setAttribute('tabindex', i === 0 ? '0' : '-1');
  });
  map.addEventListener('keydown', (event) => {
    const direction = DIRECTIONS[event.key];
    const from = places.findIndex((place) => place.tile.contains(document.activeElement));
    if (direction === undefined || from < 0) return;
    event.preventDefault();
    const next = nearest(places, from, direction);
    if (next < 0) return;
    tiles[from]?.setAttribute('tabindex', '-1');
    tiles[next]?.setAttribute('tabindex', '0');
    tiles[next]?.focus();
  });
}

export const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The tile that lies nearest in a direction; a step aside counts three times. -1 at the edge. */
export function nearest(places: readonly Place[], from: number, [dx, dy]: readonly [number, number]): number {
  const here = places[from];
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  if (here === undefined) return best;
  places.forEach((place, i) => {
    const along = (place.x - here.x) * dx + (place.y - here.y) * dy;
    if (along <= 0) return;
    const aside = Math.abs((place.x - here.x) * dy) + Math.abs((place.y - here.y) * dx);
    const far = along + 3 * aside;
    if (far < least) {
      least = far;
      best = i;
    }
  });
  return best;
}
