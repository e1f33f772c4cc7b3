import { expect, it } from 'vitest';
import { at } from '../../../../src/basics/assert.ts';
import { indexElection } from '../../../../src/election/lookup.ts';
import type { ElectionPackage } from '../../../../src/election/model.ts';
import { writePackage } from '../../../../src/election/write.ts';
import { sampleNight } from '../../../public/testing/sample-view.ts';
import { partyPatterns } from '../../../shared/party-patterns.ts';
import { patternsOf } from './party-patterns.ts';

const { election } = sampleNight({ kind: 'nation', scale: 0.01, done: 0 });
const nation = at(
  election.pkg.areas.filter(({ kind }) => kind === 'nation'),
  0,
);

/** The sample with every second party in the same red; the sixth had most seats before. */
const alike: ElectionPackage = {
  ...election.pkg,
  parties: election.pkg.parties.map((party, i) => (i % 2 === 0 ? party : { ...party, colour: '#d9342b' })),
  previous: [5, 3].map((place, i) => ({
    areaId: nation.id,
    ballot: at(election.ballots, 0),
    item: 'seats',
    partyId: at(election.pkg.parties, place).id,
    value: 100 - i,
  })),
};

it.each([election.pkg, alike])('the wall gives each party the pattern that it has on the site', (pkg) => {
  const files = new Map(
    [...writePackage(pkg)].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)] as const),
  );
  const parties = pkg.parties.map(({ id, listNumber, name, colour }) => ({ id, listNumber, name, colour }));
  const text = (name: string) => files.get(name) ?? '';
  const own = patternsOf(parties, text('areas.csv'), text('candidates.csv'), text('previous.csv'));
  expect(own).toStrictEqual(partyPatterns(indexElection(pkg)));
});

it('the biggest of like parties keeps the plain colour', () => {
  const patterns = partyPatterns(indexElection(alike));
  expect(patterns[5]).toBe(0);
  expect(patterns[3]).toBeGreaterThan(0);
});
