import { tileOf } from '../../../public/tiles.ts';
import type { Nation } from '../data/v1.ts';

/** All scenes in the order of their keys; an election has those for which it has content. */
export const SCENES = [
  'headline',
  'executive',
  'council',
  'map',
  'constituency',
  'party-list',
  'close',
  'place',
  'changes',
  'hours',
  'missing',
  'referendum',
] as const;
export type SceneId = (typeof SCENES)[number];

/** A map of a few tiles says nothing that a table does not say better. */
const MIN_TILES = 20;
const MIN_RACES = 2;

/** Scenes of this election: those of a ballot that is not held are left out. */
export function scenesOf(nation: Nation): readonly SceneId[] {
  const { ballots, constituencies, contests } = nation;
  const held = (kind: string) => contests.some((contest) => contest.kind === kind);
  const races = constituencies.filter((row) => row.length > 4);
  const there: Readonly<Record<SceneId, boolean>> = {
    headline: true,
    executive: held('executive'),
    council: held('council'),
    map: races.filter(([id]) => tileOf(id) !== null).length >= MIN_TILES,
    constituency: ballots.some(({ ballot, partyVotes }) => ballot === 'constituency' && partyVotes !== null),
    'party-list': held('party-list'),
    close: races.length >= MIN_RACES,
    place: constituencies.length > 0,
    changes: true,
    hours: true,
    missing: true,
    referendum: held('referendum'),
  };
  return SCENES.filter((scene) => there[scene]);
}

/** Key of each scene: 1 to 9, then 0; scenes beyond these are reached with the arrows. */
export function keyOf(index: number): string {
  return index < 9 ? String(index + 1) : index === 9 ? '0' : '';
}

/** The scene of a digit; undefined where none is. */
export function sceneOfKey(scenes: readonly SceneId[], key: string): SceneId | undefined {
  return /^[0-9]$/.test(key) ? scenes[(Number(key) + 9) % 10] : undefined;
}
