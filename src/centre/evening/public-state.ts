import { at } from '../../basics/assert.ts';
import type { HeldUnit, PublicView, UnitStatus } from '../../publication/model.ts';

/** What the evening's screens need to know about the newest cut of this process. */
export interface PublicState {
  readonly cut: number;
  unitStatus(unitIndex: number): UnitStatus;
  /** Version of a return that the totals hold; 0 when its unit is not shown. */
  shownVersion(returnIndex: number): number;
  whyHeld(unitIndex: number): HeldUnit['why'] | null;
}

/** The present cut; null while the process has none. Asked at every refresh. */
export type PublicPort = () => PublicState | null;

/** Reads a cut's view. Why units are held back is looked up constituency by constituency, once for each cut. */
function publicStateOf(view: PublicView): PublicState {
  const { election } = view;
  const held = new Map<number, ReadonlyMap<number, HeldUnit['why']>>();
  return {
    cut: view.head.number,
    unitStatus: (unitIndex) => view.unitStatus(unitIndex),
    shownVersion: (returnIndex) => view.shownVersion(returnIndex),
    whyHeld(unitIndex) {
      const constituency = at(at(election.areasOfUnit, unitIndex), 0);
      let units = held.get(constituency);
      if (units === undefined) {
        units = new Map(view.held(constituency).map((unit) => [unit.unitIndex, unit.why]));
        held.set(constituency, units);
      }
      return units.get(unitIndex) ?? null;
    },
  };
}

/** A port to what `current` gives: each view is read once. */
export function publicPort(current: () => PublicView | null): PublicPort {
  let read: { readonly view: PublicView; readonly state: PublicState } | null = null;
  return () => {
    const view = current();
    if (view === null) return null;
    if (read?.view !== view) read = { view, state: publicStateOf(view) };
    return read.state;
  };
}
