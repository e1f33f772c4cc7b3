import { describe, expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { dutiesOf } from './duties.ts';

const election = indexElection(tinyPackage());
const duties = dutiesOf(election);
const centres = election.pkg.centres.map((centre) => centre.id);

describe('areas of duty', () => {
  test('a province holds all its centres, a constituency its own, a district its own', () => {
    expect(duties.centresIn('province:MKM')).toEqual(centres);
    expect(duties.centresIn('constituency:MKM_1')).toContain('MKM_1');
    expect(duties.centresIn('constituency:MKM_1')).not.toContain('MKM_2');
    expect(duties.centresIn('district:D1')).toContain('D1');
    expect(duties.centresIn('province:CMI')).toEqual([]);
  });

  test('a centre lies in a constituency only when all its units do', () => {
    const of = (area: string) => duties.centresIn(area);
    for (const { id } of election.pkg.centres) {
      const units = election.pkg.units.filter((unit) => unit.centreId === id);
      const inside = new Set(units.map((unit) => unit.constituencyId));
      const own = at(election.pkg.centres, election.centreIndex.get(id) ?? 0).areaId;
      for (const constituency of ['MKM_1', 'MKM_2']) {
        const whole = inside.size === 1 && units[0]?.constituencyId === constituency;
        expect(of(`constituency:${constituency}`).includes(id), `${id} in ${constituency}`).toBe(
          whole || own === constituency,
        );
      }
    }
  });

  test('a name says the kind of area, and only kinds that can be a duty', () => {
    expect(duties.knowsArea('province:MKM')).toBe(true);
    for (const name of [
      'constituency:MKM',
      'province:',
      'MKM',
      'nation:TH',
      'sub-district:S1',
      'province:XX',
    ]) {
      expect(duties.knowsArea(name), name).toBe(false);
    }
  });

  test('centres and areas add up without repetition; everything stays everything', () => {
    expect(duties.resolve(true, [], [])).toEqual({ everyCentre: true });
    expect(duties.resolve(false, ['D1'], [])).toEqual({ everyCentre: false, centreIds: ['D1'] });
    const duty = duties.resolve(false, ['D1'], ['district:D1', 'constituency:MKM_1']);
    if (duty.everyCentre) throw new Error('not everything');
    expect(new Set(duty.centreIds).size).toBe(duty.centreIds.length);
    expect(duty.centreIds).toEqual(expect.arrayContaining(['D1', 'MKM_1']));
    expect(duty.areas).toEqual(['district:D1', 'constituency:MKM_1']);
  });

  test('the areas with a centre are those that hold it', () => {
    const areas = duties.areasWith(['MKM_1']);
    expect(areas).toContain('province:MKM');
    expect(areas).toContain('constituency:MKM_1');
    expect(areas).not.toContain('constituency:MKM_2');
  });
});
