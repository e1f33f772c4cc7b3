import { expect, it } from 'vitest';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { placesOfUnit, shortName, unitPlace } from './names.ts';

/** The small election with English names as real packages have them: a constituency is its province and a number. */
function election() {
  const pkg = tinyPackage();
  const areas = pkg.areas.map((area) => {
    if (area.kind === 'province') return { ...area, name: { th: 'มหาสารคาม', en: 'Maha Sarakham' } };
    if (area.kind !== 'constituency') return area;
    const number = area.name.th.replace(/\D/g, '');
    return { ...area, name: { th: `มหาสารคาม เขต ${number}`, en: `Maha Sarakham ${number}` } };
  });
  return indexElection({ ...pkg, areas });
}

it('a constituency below its province is no bare number in either language', () => {
  const found = election();
  const first = found.pkg.areas.findIndex(({ kind }) => kind === 'constituency');
  expect(shortName(found, first)).toEqual({ th: 'เขต 1', en: 'Constituency 1' });
  expect(placesOfUnit(found, 0).map(({ en }) => en)).not.toContain('1');
  expect(unitPlace(found, 0).en).toContain(', Constituency 1, Maha Sarakham');
  expect(unitPlace(found, 0).th).toContain(' เขต 1 มหาสารคาม');
});
