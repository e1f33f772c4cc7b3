import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { AreaId, AreaKind, CentreId } from '../election/model.ts';
import type { Duty } from './person.ts';

/** Kinds of areas that may be somebody's area of duty as a whole. */
const DUTY_AREAS = [
  'province',
  'constituency',
  'local-body',
  'district',
] as const satisfies readonly AreaKind[];

/** Turns areas of duty into centres, with the election at hand. Areas are named as in account files: `province:MKM`. */
export interface Duties {
  knowsCentre(id: string): boolean;
  knowsArea(name: string): boolean;
  /** Centres that lie within the area; none for a name that the election does not know. */
  centresIn(name: string): readonly CentreId[];
  /** Names of all areas of duty that hold one of these centres. */
  areasWith(centreIds: readonly string[]): string[];
  resolve(everyCentre: boolean, centreIds: readonly string[], areas: readonly string[]): Duty;
}

/**
 * A centre lies within an area when its own area does, or when all its units do: the districts of a constituency hang under
 * the province, and belong to the constituency only by their stations.
 */
export function dutiesOf(election: Election): Duties {
  let found: ReadonlyMap<string, readonly CentreId[]> | null = null;
  // At the first question: a pass over all units of the country takes a moment.
  const areas = () => {
    found ??= centresByArea(election);
    return found;
  };
  const centresIn = (name: string) => areas().get(name) ?? [];
  return {
    knowsCentre: (id) => election.centreIndex.has(id as CentreId),
    knowsArea(name) {
      const index = election.areaIndex.get(name.slice(name.indexOf(':') + 1) as AreaId);
      if (index === undefined) return false;
      const { id, kind } = at(election.pkg.areas, index);
      return (DUTY_AREAS as readonly string[]).includes(kind) && name === `${kind}:${id}`;
    },
    centresIn,
    areasWith(centreIds) {
      const wanted = new Set(centreIds);
      return [...areas()].filter(([, ids]) => ids.some((id) => wanted.has(id))).map(([name]) => name);
    },
    resolve(everyCentre, centreIds, names) {
      if (everyCentre) return { everyCentre: true };
      const ids = centreIds as readonly CentreId[];
      if (names.length === 0) return { everyCentre: false, centreIds: ids };
      return {
        everyCentre: false,
        centreIds: [...new Set([...ids, ...names.flatMap(centresIn)])],
        areas: names,
      };
    },
  };
}

function centresByArea(election: Election): ReadonlyMap<string, readonly CentreId[]> {
  const { pkg, centreIndex, areaIndex, areasOfUnit, parentOfArea } = election;
  const unitsOf = pkg.centres.map(() => 0);
  const unitsIn = pkg.areas.map(() => new Map<number, number>());
  pkg.units.forEach((unit, u) => {
    const centre = centreIndex.get(unit.centreId) ?? -1;
    if (centre < 0) return;
    unitsOf[centre] = at(unitsOf, centre) + 1;
    const around = new Set(at(areasOfUnit, u).flatMap((area) => chainOf(parentOfArea, area)));
    for (const area of around) {
      const counts = at(unitsIn, area);
      counts.set(centre, (counts.get(centre) ?? 0) + 1);
    }
  });
  const chains = pkg.centres.map(({ areaId }) => new Set(chainOf(parentOfArea, areaIndex.get(areaId) ?? -1)));
  const byArea = new Map<string, readonly CentreId[]>();
  pkg.areas.forEach(({ id, kind }, area) => {
    if (!(DUTY_AREAS as readonly string[]).includes(kind)) return;
    const within = pkg.centres.filter(
      (_centre, c) =>
        at(chains, c).has(area) || (at(unitsOf, c) > 0 && at(unitsIn, area).get(c) === at(unitsOf, c)),
    );
    byArea.set(
      `${kind}:${id}`,
      within.map((centre) => centre.id),
    );
  });
  return byArea;
}

/** The area and all that it lies in. */
function chainOf(parentOfArea: readonly number[], area: number): number[] {
  const chain: number[] = [];
  for (let i = area; i >= 0; i = at(parentOfArea, i)) chain.push(i);
  return chain;
}
