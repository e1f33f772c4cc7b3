import type { Area } from '../model.ts';
import type { ListedUnit } from './units.ts';

/**
 * District names by code, read from the `zone` texts of the constituencies ("เขตดุสิต (ยกเว้น…)", "อำเภอเมือง… (เฉพาะ…)").
 * A name is given to a code only where nothing else fits: the seat of a province (อำเภอเมือง…) has code 01, and a name
 * and a code belong together when they lie in exactly the same constituencies and no other name or code does.
 */
export function districtNamesFromZones(
  constituencies: readonly Area[],
  units: readonly ListedUnit[],
): ReadonlyMap<string, string> {
  const placesOfCode = new Map<string, Set<string>>();
  for (const unit of units) {
    if (unit.districtCode !== '') addTo(placesOfCode, unit.districtCode, unit.constituencyId);
  }
  const placesOfName = new Map<string, Set<string>>();
  for (const area of constituencies) {
    for (const zone of area.zones) {
      const name = districtInZone(zone);
      // Districts of two provinces may share a name: the province is part of the key.
      if (name !== null) addTo(placesOfName, `${area.parentId} ${name}`, area.id);
    }
  }
  const names = new Map<string, string>();
  const codesIn = bySignature(placesOfCode);
  const namesIn = bySignature(placesOfName);
  for (const [signature, codes] of codesIn) {
    const left = new Set(codes);
    const open = new Set(namesIn.get(signature) ?? []);
    const give = (code: string, key: string) => {
      names.set(code, key.slice(key.indexOf(' ') + 1));
      left.delete(code);
      open.delete(key);
    };
    const seat = [...open].filter((key) => key.includes(' อำเภอเมือง'));
    const first = codes.filter((code) => code.endsWith('01'));
    const [seatKey] = seat;
    const [firstCode] = first;
    if (seatKey !== undefined && firstCode !== undefined && seat.length === 1 && first.length === 1) {
      give(firstCode, seatKey);
    }
    const [code] = left;
    const [key] = open;
    if (code !== undefined && key !== undefined && left.size === 1 && open.size === 1) give(code, key);
  }
  return names;
}

/** `อำเภอเมืองสมุทรปราการ (เฉพาะ…)` → `อำเภอเมืองสมุทรปราการ`; null when the text names no district. */
function districtInZone(zone: string): string | null {
  return /^((?:เขต|อำเภอ)[^\s(]+)(?:\s*\(|$)/.exec(zone.trim())?.[1] ?? null;
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

function bySignature(
  places: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, ids] of places) {
    const signature = [...ids].sort().join(' ');
    const group = groups.get(signature);
    if (group === undefined) groups.set(signature, [key]);
    else group.push(key);
  }
  return groups;
}
