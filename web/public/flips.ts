import { at } from '../../src/basics/assert.ts';
import type { Site } from './site.ts';
import { fullAreaName, link, nameIn, partyName } from './site.ts';

/** A change of lead in words. */
export interface FlipText {
  readonly contest: number;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly place: string;
  readonly href: string;
  readonly before: string;
  readonly after: string;
}

/** The newest changes of lead, the newest first. */
export function flipTexts(site: Site, most: number): readonly FlipText[] {
  const { view, m } = site;
  const { election, story } = view;
  return story.flips
    .slice(-most)
    .toReversed()
    .map((flip) => {
      const { areaId } = at(election.pkg.contests, flip.contest);
      const lines = at(election.linesOfContest, flip.contest);
      const who = (line: number) => {
        if (line < 0) return m.nobodyAhead;
        const { name, partyIndex } = at(lines, line);
        return partyIndex < 0 ? nameIn(site, name) : `${nameIn(site, name)} (${partyName(site, partyIndex)})`;
      };
      return {
        contest: flip.contest,
        at: flip.at,
        place: fullAreaName(site, election.areaIndex.get(areaId) ?? 0),
        href: link(site, { page: 'constituency', id: areaId }),
        before: who(flip.before),
        after: who(flip.after),
      };
    });
}
