import { assertNever } from '../../../../src/basics/assert.ts';
import { groupDigits } from '../../../shared/numbers.ts';
import type { Head } from '../data/v1.ts';
import { CORRECTIONS, constituencyPath, POLICY, placePath, TIMELINE } from '../needs.ts';
import type { Stage } from '../stage.ts';
import { placesOf } from '../wall/next-place.ts';
import { closeCandidates } from '../wall/races.ts';
import type { SceneId } from '../wall/scenes.ts';
import { ChangesScene } from './changes.tsx';
import { CloseScene, closePages } from './close.tsx';
import { Headline } from './headline.tsx';
import { HoursScene } from './hours.tsx';
import { ListScene, listPages } from './lists.tsx';
import { MapScene, mapPages } from './map.tsx';
import { MissingScene } from './missing.tsx';
import { PlaceScene, placePages } from './place.tsx';
import { WideScene, wideContests } from './wide.tsx';

export function Scene({ stage, scene }: { stage: Stage; scene: SceneId }) {
  switch (scene) {
    case 'headline':
      return <Headline stage={stage} />;
    case 'executive':
    case 'council':
    case 'referendum':
      return <WideScene stage={stage} kind={scene} />;
    case 'map':
      return <MapScene stage={stage} />;
    case 'constituency':
    case 'party-list':
      return <ListScene stage={stage} list={scene} />;
    case 'close':
      return <CloseScene stage={stage} />;
    case 'place':
      return <PlaceScene stage={stage} />;
    case 'changes':
      return <ChangesScene stage={stage} />;
    case 'hours':
      return <HoursScene stage={stage} />;
    case 'missing':
      return <MissingScene stage={stage} />;
    default:
      return assertNever(scene);
  }
}

export function pagesOfScene(stage: Stage, scene: SceneId): number {
  switch (scene) {
    case 'executive':
    case 'council':
    case 'referendum':
      return Math.max(1, wideContests(stage, scene).length);
    case 'map':
      return mapPages(stage);
    case 'constituency':
    case 'party-list':
      return listPages(stage, scene);
    case 'close':
      return closePages(stage);
    case 'place':
      return placePages(stage);
    default:
      return 1;
  }
}

export function sceneTitle(stage: Stage, scene: SceneId): string {
  const { p, nation } = stage;
  if (scene === 'place') return p.places[placesOf(nation).kind];
  if (scene !== 'map') return p.scene[scene];
  return p.map(groupDigits(nation.constituencies.length));
}

/** Cut and time of what a scene shows: of the oldest of its files, where one could not be fetched again. */
export function headOf(stage: Stage, scene: SceneId): Pick<Head, 'cut' | 'at'> {
  const { nation, shown, place } = stage;
  const oldest = pathsOf(stage, scene, place)
    .flatMap((path) => shown.files.get(path) ?? [])
    .reduce<Pick<Head, 'cut' | 'at'>>((old, read) => (read.cut < old.cut ? read : old), nation);
  return { cut: oldest.cut, at: oldest.at };
}

function pathsOf({ nation }: Stage, scene: SceneId, place: string | null): readonly string[] {
  switch (scene) {
    case 'close':
      return closeCandidates(nation).map(constituencyPath);
    case 'place':
      return place === null ? [] : [placePath(nation, place)];
    case 'changes':
      return [CORRECTIONS, TIMELINE];
    case 'hours':
      return [TIMELINE];
    case 'missing':
      return [POLICY];
    default:
      return [];
  }
}
