import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { at } from '../../src/basics/assert.ts';
import { indexElection } from '../../src/election/lookup.ts';
import type { PreviousFigure } from '../../src/election/model.ts';
import { BeforeBlock } from './parts/before.tsx';
import { makeSite } from './site.ts';
import { textOf } from './testing/html.ts';
import { tinyNight } from './testing/nights.ts';

const view = tinyNight({ ballots: ['constituency', 'party-list'], votes: () => [60, 30, 10] });

/** The block of an area, with what the package says of the election before. */
function blockOf(previous: readonly PreviousFigure[] | null, areaKind: string): string {
  const { pkg } = view.election;
  const election = indexElection(previous === null ? pkg : { ...pkg, previous });
  const seen = new Proxy(view, {
    get(target, key) {
      if (key === 'election') return election;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const area = pkg.areas.findIndex((one) => one.kind === areaKind);
  return textOf(renderToString(<BeforeBlock site={makeSite(seen, 'en', { live: null })} area={area} />));
}

const { pkg, ballots } = view.election;
const province = at(
  pkg.areas,
  pkg.areas.findIndex((a) => a.kind === 'province'),
).id;
const figure = (item: PreviousFigure['item'], party: number | null, value: number): PreviousFigure => ({
  areaId: province,
  ballot: at(ballots, 0),
  item,
  partyId: party === null ? null : at(pkg.parties, party).id,
  value,
});

it('says nothing where the package brings nothing', () => {
  expect(blockOf(null, 'province')).toBe('');
});

it('compares shares of the parties and turnout', () => {
  const text = blockOf(
    [
      figure('votes', 0, 500),
      figure('votes', 1, 500),
      figure('registered', null, 1000),
      figure('present', null, 750),
    ],
    'province',
  );
  expect(text).toMatch(/60\.00\s+50\.00\s+\+10\.00/);
  expect(text).toMatch(/30\.00\s+50\.00\s+−20\.00/);
  expect(text).toMatch(/Turnout\s+[\d.]+\s+75\.00/);
});

it('does not compare an area whose boundaries have changed', () => {
  expect(blockOf([figure('votes', 0, 500)], 'constituency')).toContain('cannot be compared');
});

describe('seats', () => {
  const seats = (areaKind: string, party: number, value: number, ballot = 0): PreviousFigure => {
    const area = at(
      pkg.areas,
      pkg.areas.findIndex((a) => a.kind === areaKind),
    ).id;
    const partyId = at(pkg.parties, party).id;
    return { areaId: area, ballot: at(view.election.ballots, ballot), item: 'seats', partyId, value };
  };
  const nameOf = (party: number) => at(pkg.parties, party).name.en;

  it('of a province are compared with the constituencies where a party is ahead', () => {
    const text = blockOf([seats('province', 1, 2)], 'province');
    expect(text).toMatch(new RegExp(`${nameOf(0)}\\s+2\\s+0\\s+\\+2`));
    expect(text).toMatch(new RegExp(`${nameOf(1)}\\s+0\\s+2\\s+−2`));
    expect(text).not.toContain('in all now');
  });

  it('say when there are more of them now', () => {
    expect(blockOf([seats('province', 1, 1)], 'province')).toContain(
      'held 1 seats then; there are 2 in all now.',
    );
  });

  it('of a constituency are told in words, and nobody has taken it before that cannot change', () => {
    expect(blockOf([seats('constituency', 0, 1)], 'constituency')).toContain(`${nameOf(0)} held this seat.`);
    const changed = blockOf([seats('constituency', 1, 1)], 'constituency');
    expect(changed).toContain(`${nameOf(1)} held this seat. ${nameOf(0)} is ahead now.`);
    expect(changed).not.toContain('takes it');
  });
});
