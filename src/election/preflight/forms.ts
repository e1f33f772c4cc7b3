import type { Election } from '../lookup.ts';
import type { Form, HeadRole, RuleCode, UnitKind } from '../model.ts';
import { contestsOfUnit } from './contests-of-unit.ts';
import { finding, type PreflightFinding } from './finding.ts';

const COUNTS: readonly HeadRole[] = ['valid', 'invalid', 'noVote'];

/** Figures of a station's return that a check compares (domain 2.5). */
const STATION_ROLES: Partial<Record<RuleCode, readonly HeadRole[]>> = {
  C1: ['received', 'used', 'left'],
  C2: ['used', 'valid', 'invalid', 'noVote'],
  C3: ['present', 'used'],
  C4: ['registered', 'present'],
  C9: ['received', 'registered'],
  C10: ['received'],
  C11: ['registered'],
  C12: ['present', 'used'],
  C13: ['signatures'],
};

/** A form for every ballot of every unit, with the figures that the tally and the rules need. */
export function checkForms(election: Election): readonly PreflightFinding[] {
  const findings: PreflightFinding[] = [];
  const { forms, units } = election.pkg;
  const formOf = new Map<string, Form>();
  for (const form of forms) for (const kind of form.unitKinds) formOf.set(`${form.ballot} ${kind}`, form);

  const missing = new Map<string, { readonly unit: string; count: number }>();
  const used = new Map<Form, Set<UnitKind>>();
  units.forEach((unit, u) => {
    for (const contest of contestsOfUnit(election, u)) {
      const key = `${contest.ballot} ${unit.kind}`;
      const form = formOf.get(key);
      if (form !== undefined) used.set(form, (used.get(form) ?? new Set()).add(unit.kind));
      else {
        const gap = missing.get(key) ?? { unit: unit.id, count: 0 };
        gap.count++;
        missing.set(key, gap);
      }
    }
  });
  for (const [key, { unit, count }] of missing) {
    findings.push(
      finding(
        'error',
        'no-form',
        key,
        `ไม่มีแบบพิมพ์สำหรับบัตรและประเภทหน่วย ${key}: ${count} หน่วยส่งผลไม่ได้ (เช่น ${unit})`,
        `No form for ballot and unit kind ${key}: ${count} units could not report (e.g. ${unit}).`,
      ),
    );
  }
  for (const form of forms) {
    const kinds = used.get(form);
    if (kinds === undefined) {
      if (form.unitKinds.length > 0) {
        findings.push(
          finding('info', 'form-unused', form.id, 'ไม่มีหน่วยใดใช้แบบพิมพ์นี้', 'No unit uses this form.'),
        );
      }
      continue;
    }
    findings.push(...checkRoles(election, form, kinds));
  }
  return findings;
}

function checkRoles(
  election: Election,
  form: Form,
  kinds: ReadonlySet<UnitKind>,
): readonly PreflightFinding[] {
  const findings: PreflightFinding[] = [];
  const roles = new Set(form.fields.map((field) => field.role));
  const lacking = COUNTS.filter((role) => !roles.has(role));
  if (lacking.length > 0) {
    findings.push(
      finding(
        'error',
        'form-lacks-counts',
        form.id,
        `แบบพิมพ์ ${form.code} ไม่มีช่อง ${lacking.join(', ')} จึงรวมผลไม่ได้`,
        `Form ${form.code} lacks ${lacking.join(', ')}: its returns could not be counted.`,
      ),
    );
  }
  if (kinds.has('station')) {
    for (const rule of election.pkg.rules) {
      const absent = (STATION_ROLES[rule.code] ?? []).filter((role) => !roles.has(role));
      if (rule.level === 'off' || absent.length === 0 || lacking.length > 0) continue;
      findings.push(
        finding(
          'warning',
          'form-lacks-role',
          form.id,
          `แบบพิมพ์ ${form.code} ไม่มีช่อง ${absent.join(', ')} ที่กฎ ${rule.code} ใช้ กฎนี้จะไม่ได้ตรวจ`,
          `Form ${form.code} lacks ${absent.join(', ')}, which rule ${rule.code} compares: it will not be checked.`,
        ),
      );
    }
  }
  findings.push(...checkMeasured(form));
  const words = election.rules.get('C6');
  if (form.words === 'none' && words !== undefined && words.level !== 'off') {
    findings.push(
      finding(
        'info',
        'form-lacks-words',
        form.id,
        `แบบพิมพ์ ${form.code} ไม่มีคะแนนเป็นตัวอักษร กฎ C6 จะไม่ได้ตรวจ`,
        `Form ${form.code} has no scores in words: rule C6 will not be checked.`,
      ),
    );
  }
  return findings;
}

/** Measured places must lie on the pages and stand on the form; a photo that moves to the wrong place misleads. */
function checkMeasured(form: Form): readonly PreflightFinding[] {
  const places = form.places ?? [];
  if (places.length === 0) return [];
  const roles = new Set<string>(form.fields.map((field) => field.role));
  const wrong = places.filter(
    (p) =>
      p.page > form.pages ||
      p.x + p.width > 1_000 ||
      p.y + p.height > 1_000 ||
      (!p.place.startsWith('row:') && !roles.has(p.place)),
  );
  if (wrong.length === 0) return [];
  const names = wrong.map((p) => p.place).join(', ');
  return [
    finding(
      'warning',
      'form-place-outside',
      form.id,
      `แบบพิมพ์ ${form.code}: ตำแหน่ง ${names} อยู่นอกหน้ากระดาษ หรือไม่มีช่องนี้ในแบบ ภาพจะเลื่อนไปผิดที่`,
      `Form ${form.code}: the places ${names} lie outside its pages or are not on it: photos would be moved wrongly.`,
    ),
  ];
}
