import { at } from '../../basics/assert.ts';
import type { Election } from '../lookup.ts';
import type { Area } from '../model.ts';
import { finding, type PreflightFinding } from './finding.ts';

/** Registered voters and stations as published for each area against its units and against the areas directly inside (C18). */
export function checkSums(election: Election): readonly PreflightFinding[] {
  const { areas, units } = election.pkg;
  const registered = areas.map(() => 0);
  const stations = areas.map(() => 0);
  const unknown = areas.map(() => 0);
  units.forEach((unit, u) => {
    if (unit.kind !== 'station') return;
    for (const area of at(election.areasOfUnit, u)) {
      stations[area] = at(stations, area) + 1;
      if (unit.registered === null) unknown[area] = at(unknown, area) + 1;
      else registered[area] = at(registered, area) + unit.registered;
    }
  });
  const partsOf = areas.map((): Area[] => []);
  areas.forEach((area, a) => {
    const parent = at(election.parentOfArea, a);
    if (parent >= 0 && isPart(area)) at(partsOf, parent).push(area);
  });
  const findings: PreflightFinding[] = [];
  areas.forEach((area, a) => {
    // Where a roll is missing the sum says nothing; that has its own finding.
    if (area.registered !== null && at(unknown, a) === 0 && at(stations, a) > 0) {
      compare(findings, area, 'registered', area.registered, at(registered, a), UNITS);
    }
    if (area.stations !== null) compare(findings, area, 'stations', area.stations, at(stations, a), UNITS);
    const inside = at(partsOf, a);
    for (const field of ['registered', 'stations'] as const) {
      const own = area[field];
      const parts = inside.map((part) => part[field]).filter((value) => value !== null);
      if (own === null || parts.length === 0 || parts.length < inside.length) continue;
      compare(
        findings,
        area,
        field,
        own,
        parts.reduce((sum, value) => sum + value, 0),
        PARTS,
      );
    }
  });
  return findings;
}

const UNITS = { th: 'หน่วย', en: 'its units' };
const PARTS = { th: 'พื้นที่ย่อย', en: 'the areas inside it' };

/** Districts and sub-districts cut across constituencies and rarely have figures: only the main line is summed. */
function isPart(area: Area): boolean {
  return area.kind === 'province' || area.kind === 'constituency';
}

function compare(
  findings: PreflightFinding[],
  area: Area,
  field: 'registered' | 'stations',
  published: number,
  sum: number,
  of: typeof UNITS,
): void {
  if (published === sum) return;
  const [th, en] = field === 'registered' ? ['ผู้มีสิทธิเลือกตั้ง', 'registered voters'] : ['หน่วยเลือกตั้ง', 'stations'];
  findings.push(
    finding(
      'warning',
      field === 'registered' ? 'registered-sum' : 'station-sum',
      area.id,
      `${th}ตามประกาศ ${published} แต่รวมจาก${of.th}ได้ ${sum} (ต่าง ${published - sum})`,
      `${published} ${en} are published, but ${of.en} sum to ${sum} (difference ${published - sum}).`,
    ),
  );
}
