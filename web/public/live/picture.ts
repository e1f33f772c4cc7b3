import type { Layer } from './layers.ts';
import { layersOf, STEP, squareAt } from './layers.ts';
import { DIRECTIONS, nearest } from './tiles.ts';

const SVG = 'http://www.w3.org/2000/svg';

interface PictureTile {
  readonly id: string;
  readonly column: number;
  readonly row: number;
  readonly name: string;
  /** `l12`: its state and party. */
  readonly code: string;
}

const listOf = (map: Element, name: string, separator: string) =>
  (map.getAttribute(`data-${name}`) ?? '').split(separator);

function tilesOf(map: Element): PictureTile[] {
  const codes = listOf(map, 'codes', ' ');
  return listOf(map, 'tiles', ';').map((text, i) => {
    const [id = '', column, row, name = ''] = text.split(',');
    return { id, column: Number(column), row: Number(row), name, code: codes[i] ?? 'w' };
  });
}

const partyOf = (list: readonly string[], code: string) =>
  code.length > 1 ? list[Number(code.slice(1))] : undefined;

/** Who is ahead there and how surely, in words. */
function wordsOf(map: Element, { code }: PictureTile): string {
  const state = listOf(map, 'states', '|').find((text) => text[0] === code[0]) ?? '';
  return `${partyOf(listOf(map, 'names', '|'), code) ?? ''} ${state.slice(1)}`.trim();
}

/** What the picture says of a constituency, by the end of its address (`c/BKK_1`). */
export function stateOnPicture(path: string): string {
  const map = document.querySelector('svg[data-tiles]');
  const tile = map === null ? undefined : tilesOf(map).find(({ id }) => `c/${id}` === path);
  return map === null || tile === undefined ? '' : wordsOf(map, tile);
}

/** Brings the picture up to date from its short form. */
export function patchPicture(map: Element, source: Element): void {
  for (const { name, value } of source.attributes) if (name !== 'id') map.setAttribute(name, value);
  const colours = listOf(map, 'colours', ' ');
  const layers = layersOf(
    tilesOf(map).map((tile) => ({ ...tile, code: tile.code[0] ?? 'w', fill: partyOf(colours, tile.code) })),
  );
  map.querySelector('.pic')?.replaceChildren(...layers.map(pathOf));
  map.dispatchEvent(new Event('patched'));
}

function pathOf(layer: Layer): Element {
  const path = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries(layer)) path.setAttribute(name, value);
  return path;
}

/**
 * One link for all tiles: it lies on the tile under the mouse or finger, and arrow keys move it. Without this script it lies on
 * the whole picture and leads to the map's own page, where every tile is a link.
 */
export function startPicture(map: SVGSVGElement): void {
  const tiles = tilesOf(map);
  const places = tiles.map(({ column, row }) => ({ x: column, y: row }));
  const byPlace = new Map(tiles.map(({ column, row }, i) => [`${column} ${row}`, i]));
  let link = map.querySelector<SVGAElement>('a');
  let now = -1;

  const lay = (at: number): void => {
    const tile = tilesOf(map)[at];
    const title = link?.querySelector('title');
    if (tile === undefined || !link || !title) return;
    now = at;
    link.setAttribute('href', `c/${tile.id}`);
    link.querySelector('path')?.setAttribute('d', squareAt(tile.column, tile.row));
    title.textContent = `${tile.name}: ${wordsOf(map, tile)}`;
  };
  const under = (event: MouseEvent): number => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM()?.inverse());
    return byPlace.get(`${Math.floor(point.x / STEP)} ${Math.floor(point.y / STEP)}`) ?? -1;
  };
  const follow = (event: MouseEvent): void => {
    const at = under(event);
    if (at >= 0 && at !== now) lay(at);
  };
  map.addEventListener('pointermove', follow);
  map.addEventListener('pointerdown', follow);
  map.addEventListener('click', (event) => {
    // A browser that knew the finger's target before the link lay there.
    const onLink = event.target instanceof Element && event.target.closest('a') !== null;
    const tile = tiles[under(event)];
    if (!onLink && tile !== undefined) location.assign(`c/${tile.id}`);
  });
  map.addEventListener('keydown', (event) => {
    const direction = DIRECTIONS[event.key];
    const next = direction === undefined ? -1 : nearest(places, now, direction);
    if (direction !== undefined) event.preventDefault();
    if (next < 0 || !link) return;
    // Another element, so that who listens hears its name.
    const fresh = link.cloneNode(true) as SVGAElement;
    link.replaceWith(fresh);
    link = fresh;
    lay(next);
    fresh.focus();
  });
  map.addEventListener('patched', () => lay(now));
  lay(0);
}
