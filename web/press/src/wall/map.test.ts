import { expect, it } from 'vitest';
import { nightFiles } from '../../testing/files.ts';
import { areasOf, placeName, shortName } from '../data/names.ts';
import type { Nation } from '../data/v1.ts';
import { scenesOf } from './scenes.ts';
import { tilePicture } from './tile-blocks.ts';

const read = (kind: 'nation' | 'local') => {
  const files = nightFiles({ kind, scale: kind === 'nation' ? 0.01 : 0.2, done: 0 });
  const nation = JSON.parse(files.get('/v1/nation.json') ?? '') as Nation;
  return { nation, areas: areasOf(files.get('/v1/package/areas.csv') ?? '') };
};
const { nation, areas } = read('nation');

it('the map has a place of its own for each of the 400 constituencies, and is wider than tall', () => {
  const ids = nation.constituencies.map(([id]) => id);
  const { places, columns, rows } = tilePicture(ids, areas);
  const spots = [...places.values()].map(({ column, row }) => `${column} ${row}`);
  expect(ids).toHaveLength(400);
  expect(new Set(spots).size).toBe(400);
  expect(columns).toBeGreaterThan(rows);
  for (const { column, row } of places.values()) expect(column < columns && row < rows).toBe(true);
});

it('a general election has nine scenes, a local one those of its ballots', () => {
  expect(scenesOf(nation)).toStrictEqual([
    'headline',
    'map',
    'constituency',
    'party-list',
    'close',
    'place',
    'changes',
    'hours',
    'missing',
  ]);
  expect(scenesOf(read('local').nation)).toStrictEqual([
    'headline',
    'executive',
    'council',
    'place',
    'changes',
    'hours',
    'missing',
  ]);
});

it('places are named as on the site, and unknown ones by their id', () => {
  expect(placeName(areas, 'BKK_1', 'th')).toBe('กรุงเทพมหานคร เขต 1');
  expect(shortName(areas, 'BKK_1', 'th')).toBe('เขต 1');
  expect(placeName(areas, 'BKK', 'en')).toBe('Bangkok');
  expect(placeName(areas, 'none', 'en')).toBe('none');
});
