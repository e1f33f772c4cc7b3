import { at } from '../../basics/assert.ts';
import type { Election } from '../lookup.ts';
import { finding, type PreflightFinding } from './finding.ts';

/** Constituencies without units, the phantom constituency 0, and units that cannot be told apart or have odd rolls. */
export function checkPlaces(election: Election): readonly PreflightFinding[] {
  const findings: PreflightFinding[] = [];
  const { areas, units } = election.pkg;
  areas.forEach((area, a) => {
    if (area.kind !== 'constituency') return;
    if (area.code === '0') {
      findings.push(
        finding(
          'info',
          'phantom-constituency',
          area.id,
          'เขตหมายเลข 0 ไม่ใช่เขตเลือกตั้งจริง',
          'Constituency number 0 is no real constituency.',
        ),
      );
    }
    if (at(election.unitsOfConstituency, a).length === 0) {
      findings.push(
        finding(
          area.code === '0' ? 'info' : 'error',
          'empty-constituency',
          area.id,
          'เขตนี้ไม่มีหน่วยเลือกตั้งเลย',
          'The constituency has no units.',
        ),
      );
    }
  });

  const numbers = new Map<string, string>();
  const unknownRoll = new Map<string, number>();
  for (const unit of units) {
    if (unit.subDistrictId !== null || unit.kind !== 'station') {
      const key = `${unit.constituencyId} ${unit.subDistrictId ?? ''} ${unit.kind} ${unit.number}`;
      const other = numbers.get(key);
      if (other === undefined) numbers.set(key, unit.id);
      else {
        findings.push(
          finding(
            'warning',
            'duplicate-unit-number',
            unit.id,
            `หมายเลข ${unit.number} ซ้ำกับหน่วย ${other} ในที่เดียวกัน อาจสลับแบบกัน`,
            `Number ${unit.number} is also that of ${other} in the same place: their forms may be mixed up.`,
          ),
        );
      }
    }
    if (unit.kind !== 'station') continue;
    if (unit.registered === null) {
      unknownRoll.set(unit.constituencyId, (unknownRoll.get(unit.constituencyId) ?? 0) + 1);
    } else if ((unit.advanceRegistered ?? 0) > unit.registered) {
      findings.push(
        finding(
          'warning',
          'advance-over-roll',
          unit.id,
          `ผู้ลงทะเบียนล่วงหน้า ${unit.advanceRegistered} คน มากกว่าบัญชีรายชื่อ ${unit.registered} คน`,
          `${unit.advanceRegistered} voters registered elsewhere in advance, but the roll has ${unit.registered}.`,
        ),
      );
    }
  }
  for (const [area, count] of unknownRoll) {
    findings.push(
      finding(
        'warning',
        'roll-unknown',
        area,
        `${count} หน่วยไม่มีจำนวนผู้มีสิทธิเลือกตั้ง`,
        `${count} stations have no number of registered voters.`,
      ),
    );
  }
  return findings;
}
