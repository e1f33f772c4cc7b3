import type { HeadRole } from '../../election/model.ts';
import type { Figures } from '../figures.ts';
import { DASH, headFigure } from '../figures.ts';
import type { FieldRef, Finding } from '../finding.ts';
import type { RuleInput } from './rule-input.ts';
import { found, known } from './rule-input.ts';

/**
 * C11 (domain 2.2): the roll is the same on all forms of a unit. The message never shows the other form's value: the typist
 * must read the paper, not the other record.
 */
export function checkSameRoll(input: RuleInput): Finding | null {
  const fields = differing(input, ['registered']);
  if (fields.length === 0) return null;
  return found(input, 'C11', fields, {
    th: 'จำนวนผู้มีสิทธิเลือกตั้งไม่ตรงกับแบบของบัตรอีกประเภทของหน่วยเดียวกัน โปรดอ่านจากแบบอีกครั้ง',
    en: 'The number on the roll differs from the form of the other ballot of this unit. Read the paper once more.',
  });
}

/** C12 (M:667-683): voters present and ballots used are normally the same on all forms of a unit; a difference needs its reason. */
export function checkSameTurnout(input: RuleInput): Finding | null {
  const fields = differing(input, ['present', 'used']);
  if (fields.length === 0) return null;
  return found(input, 'C12', fields, {
    th: 'จำนวนผู้มาแสดงตนหรือบัตรที่ใช้ไม่ตรงกับแบบของบัตรอีกประเภทของหน่วยเดียวกัน ให้ระบุเหตุตามแบบ',
    en: 'Voters present or ballots used differ from the form of the other ballot of this unit. Give the reason that the form states.',
  });
}

function differing(input: RuleInput, roles: readonly HeadRole[]): FieldRef[] {
  const fields: FieldRef[] = [];
  for (const role of roles) {
    const own = known(input, role);
    if (own === null) continue;
    for (const sibling of input.context.siblings.values()) {
      const other = siblingFigure(sibling, role);
      if (other !== null && other !== own) {
        fields.push(role);
        break;
      }
    }
  }
  return fields;
}

function siblingFigure(figures: Figures, role: HeadRole): number | null {
  const figure = headFigure(figures, role);
  if (figure >= 0) return figure;
  return figure === DASH ? 0 : null;
}
