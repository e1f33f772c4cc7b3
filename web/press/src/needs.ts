import type { Shown } from './data/reader.ts';
import type { CorrectionsFile, Nation } from './data/v1.ts';
import { placesOf } from './wall/next-place.ts';
import { closeCandidates } from './wall/races.ts';

export const TIMELINE = 'v1/timeline.json';
export const CORRECTIONS = 'v1/corrections.json';
export const POLICY = 'v1/policy.json';
export const constituencyPath = (id: string) => `v1/constituencies/${id}.json`;
export const unitPath = (id: string) => `v1/units/${id}.json`;

/** Corrections on the wall; the site lists all of them. */
export const CORRECTIONS_SHOWN = 4;

/** File of a place of the scene that shows one. */
export function placePath(nation: Nation, id: string): string {
  return placesOf(nation).kind === 'province' ? `v1/provinces/${id}.json` : constituencyPath(id);
}

/** Contests whose lines have names in files of constituencies only. */
const WIDE = new Set(['executive', 'council', 'referendum']);
/** Contests that are shown with all their lines; a country of local elections has thousands. */
export const MOST_WIDE = 40;

/** True for the area itself and everything below it. */
export function isWithin(id: string, area: string, parentOf: (area: string) => string | undefined): boolean {
  for (let up: string | undefined = id; up !== undefined && up !== ''; up = parentOf(up)) {
    if (up === area) return true;
  }
  return false;
}

/** A constituency of the area of each contest that is not of a constituency of the House: its file has the names of the lines. */
export function wideFiles(
  nation: Nation,
  parentOf: (area: string) => string | undefined,
): ReadonlyMap<string, string> {
  const ids = nation.constituencies.map(([id]) => id);
  const found = nation.contests.filter((contest) => WIDE.has(contest.kind)).slice(0, MOST_WIDE);
  return new Map(
    found.flatMap((contest) => {
      const id = ids.find((one) => isWithin(one, contest.area, parentOf));
      return id === undefined ? [] : [[contest.contest, constituencyPath(id)] as const];
    }),
  );
}

/** All files that the scenes need of a cut, so that each is there at once when its key is pressed, and for a picture that stands still. */
export function needsOf(
  shown: Shown,
  places: readonly (string | null)[],
  parentOf: (area: string) => string | undefined,
): readonly string[] {
  const { nation, files } = shown;
  const corrections = files.get(CORRECTIONS)?.value as CorrectionsFile | undefined;
  return [
    ...new Set([
      CORRECTIONS,
      POLICY,
      TIMELINE,
      ...closeCandidates(nation).map(constituencyPath),
      ...wideFiles(nation, parentOf).values(),
      ...places.flatMap((id) => (id === null ? [] : [placePath(nation, id)])),
      ...(corrections?.corrections ?? []).slice(0, CORRECTIONS_SHOWN).map(({ unit }) => unitPath(unit)),
    ]),
  ];
}
