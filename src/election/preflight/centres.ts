import { at, getOrThrow } from '../../basics/assert.ts';
import type { Election } from '../lookup.ts';
import type { CentreKind, Unit } from '../model.ts';
import { finding, type PreflightFinding } from './finding.ts';

/**
 * Every unit reports to a centre of the right kind whose area holds the unit: stations to the district centre, advance sets
 * to the constituency centre (S1.4, S1.7), everything of a local election to the local centre. A station without a district
 * may report to its constituency.
 */
export function checkCentres(election: Election): readonly PreflightFinding[] {
  const local = election.pkg.manifest.kind === 'local';
  const wrong = new Map<string, { readonly first: Unit; readonly wanted: CentreKind; count: number }>();
  const elsewhere = new Map<string, { readonly first: Unit; count: number }>();
  election.pkg.units.forEach((unit, u) => {
    const centre = election.getCentre(unit.centreId);
    const wanted = local
      ? 'local'
      : unit.kind === 'station' && unit.districtId !== null
        ? 'district'
        : 'constituency';
    if (centre.kind !== wanted) {
      const key = `${centre.id} ${unit.kind}`;
      const group = wrong.get(key) ?? { first: unit, wanted, count: 0 };
      group.count++;
      wrong.set(key, group);
    }
    if (!at(election.areasOfUnit, u).includes(getOrThrow(election.areaIndex, centre.areaId))) {
      const group = elsewhere.get(centre.id) ?? { first: unit, count: 0 };
      group.count++;
      elsewhere.set(centre.id, group);
    }
  });
  return [
    ...[...wrong].map(([key, { first, wanted, count }]) =>
      finding(
        'warning',
        'wrong-centre-kind',
        first.centreId,
        `${count} หน่วย (${key}, เช่น ${first.id}) ส่งผลไปยังศูนย์ผิดประเภท ควรเป็นศูนย์ประเภท ${wanted}`,
        `${count} units (${key}, e.g. ${first.id}) report to a centre of another kind than ${wanted}.`,
      ),
    ),
    ...[...elsewhere].map(([centre, { first, count }]) =>
      finding(
        'error',
        'centre-elsewhere',
        centre,
        `${count} หน่วย (เช่น ${first.id}) ไม่อยู่ในพื้นที่ของศูนย์ที่รับผล`,
        `${count} units (e.g. ${first.id}) do not lie in the area of the centre they report to.`,
      ),
    ),
  ];
}
