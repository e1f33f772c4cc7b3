import { at } from '../basics/assert.ts';
import type { UnitId } from '../election/model.ts';
import { record } from './cut.ts';
import type { Findings } from './difference.ts';
import type { Recomputed } from './state.ts';

/**
 * The cap: no constituency shows more stations than floor(cap × stations), and those that are held back became complete later
 * than all that are shown (design 7: whole units in ledger order).
 */
export function checkCap(state: Recomputed, heldFile: unknown, findings: Findings): void {
  const { election, forms } = state;
  const lastShown = new Map<number, number>();
  let constituencies = 0;
  election.pkg.areas.forEach((area, a) => {
    if (area.kind !== 'constituency') return;
    constituencies += 1;
    let shown = 0;
    for (const u of at(election.unitsOfConstituency, a)) {
      if (election.pkg.units[u]?.kind !== 'station' || state.standing[u] !== 'shown') continue;
      shown += 1;
      const completed = Math.max(
        ...at(election.returnsOfUnit, u).map((r) => (r < 0 ? -1 : (forms.firstSeq.get(r) ?? -1))),
      );
      lastShown.set(a, Math.max(lastShown.get(a) ?? -1, completed));
    }
    findings.count('/feed/forms-*.csv');
    const slots = state.slots(a);
    if (shown > slots)
      findings.differ('/feed/forms-*.csv', `cap of ${area.id}`, `at most ${slots} stations`, shown);
  });
  findings.prove(`constituencies within the cap of ${state.capPercent} %`, constituencies);
  let held = 0;
  const list = record(heldFile)['heldBack'];
  for (const item of Array.isArray(list) ? list : []) {
    const { unit, why, position, completedBySeq } = record(item);
    if (why !== 'cap') continue;
    held += 1;
    const u = election.unitIndex.get(String(unit) as UnitId);
    if (u === undefined) {
      findings.differ('/v1/held.json', `unit ${String(unit)}`, 'a unit of the package', unit);
      continue;
    }
    const constituency = election.areaIndex.get(at(election.pkg.units, u).constituencyId) ?? -1;
    const slots = state.slots(constituency);
    const place = `unit ${String(unit)}`;
    if (typeof position !== 'number' || position <= slots) {
      findings.differ('/v1/held.json', `${place}, position`, `more than ${slots}`, position);
    }
    const last = lastShown.get(constituency) ?? -1;
    if (typeof completedBySeq !== 'number' || completedBySeq < last) {
      findings.differ('/v1/held.json', `${place}, completedBySeq`, `${last} or later`, completedBySeq);
    }
  }
  findings.prove('units held back by the cap that were complete later than all that are shown', held);
}
