import { getOrThrow } from '../../../src/basics/assert.ts';
import type { Nation, PartiesFile } from '../src/data/v1.ts';
import type { CutFiles } from './files.ts';

/** Names as long as parties may have, with marks above and below the line. */
const LONG_TH = 'พรรคพลังประชาธิปไตยเพื่อผู้ใช้แรงงานและเกษตรกรรุ่นใหม่ทั่วทุกถิ่น';
const LONG_EN = 'New Generation Workers and Farmers Democratic Power Party of All Places';

/** The same cut with so many parties, all with votes in both ballots, and with the longest names. */
export function withParties(files: CutFiles, count: number): CutFiles {
  const nation = JSON.parse(getOrThrow(files, '/v1/nation.json')) as Nation;
  const { parties } = JSON.parse(getOrThrow(files, '/v1/parties.json')) as PartiesFile;
  const first = parties[0];
  const all = Array.from({ length: count }, (_, i) => {
    const party = parties[i] ?? { ...first, id: `x${i}`, colour: '#7a8a99' };
    const name = i % 3 === 0 ? { th: LONG_TH, en: LONG_EN } : (party.name ?? { th: 'พรรคปู่ย่า', en: 'Elders' });
    return { ...party, listNumber: i + 1, name };
  });
  const votes = (i: number) => 14_438_851 - i * 190_000;
  const bigger: Nation = {
    ...nation,
    ballots: nation.ballots.map((ballot) =>
      ballot.partyVotes === null
        ? ballot
        : { ...ballot, partyVotes: all.map((party, i) => ({ party: party.id ?? '', votes: votes(i) })) },
    ),
    contests: nation.contests.map((contest) =>
      contest.kind === 'party-list'
        ? { ...contest, lines: all.map((party, i) => [party.listNumber ?? 0, votes(i)] as const) }
        : contest,
    ),
  };
  const path = (JSON.parse(getOrThrow(files, '/v1/cut.json')) as { nation: { path: string } }).nation.path;
  const text = JSON.stringify(bigger);
  return new Map([
    ...files,
    ['/v1/nation.json', text],
    [path, text],
    ['/v1/parties.json', JSON.stringify({ parties: all })],
  ]);
}
