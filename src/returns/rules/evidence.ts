import { BLANK, DASH, headFigure } from '../figures.ts';
import type { Finding } from '../finding.ts';
import type { RuleInput } from './rule-input.ts';
import { found } from './rule-input.ts';

/** C13 (domain 2.2): enough signatures. How many is data of the election. Not counted (blank) is as good as none. */
export function checkSignatures(input: RuleInput): Finding | null {
  const figure = headFigure(input.figures, 'signatures');
  if (figure < 0 && figure !== BLANK && figure !== DASH) return null;
  const required = input.election.pkg.manifest.signaturesRequired;
  const counted = Math.max(0, figure);
  if (counted >= required) return null;
  return found(input, 'C13', ['signatures'], {
    th: `ลายมือชื่อกรรมการ ${counted} คน น้อยกว่าที่กำหนด (${required} คน)`,
    en: `${counted} signatures; ${required} are required.`,
  });
}

/** C21: at least one photo of the form is held. Its hash and that it shows this unit and ballot are the desk's matter. */
export function checkPhoto(input: RuleInput): Finding | null {
  if (input.context.photoCount > 0) return null;
  return found(input, 'C21', [], { th: 'ไม่มีภาพแบบ', en: 'There is no photo of the form.' });
}
