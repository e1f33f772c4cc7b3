import { HEAD_ROLES } from '../../election/model.ts';
import { ALL_VOTES, refAt } from '../field-ref.ts';
import { HEAD_SIZE, NOT_ON_FORM } from '../figures.ts';
import type { FieldRef, Finding } from '../finding.ts';
import { headPlaces } from '../form-places.ts';
import type { RuleInput } from './rule-input.ts';
import { found } from './rule-input.ts';

/**
 * C7 (domain 2.5): the rows are those of the roster, each number once. An entry by ballot number is held against the roster
 * when it is read (`readWireEntry`: unknown numbers, candidates that do not stand); here the places of the form are checked.
 */
export function checkRoster(input: RuleInput): Finding | null {
  const { spec, figures } = input;
  const fields: FieldRef[] = [];
  if (figures.length !== HEAD_SIZE + spec.lines.length) fields.push(ALL_VOTES);
  else
    for (let i = HEAD_SIZE; i < figures.length; i++)
      if (figures[i] === NOT_ON_FORM) fields.push(refAt(spec, i));
  const onForm = headPlaces(spec.form);
  for (let i = 0; i < HEAD_SIZE; i++) {
    const role = HEAD_ROLES[i];
    if (role === undefined) continue;
    if (onForm[i] === (figures[i] === NOT_ON_FORM)) fields.push(role);
  }
  if (fields.length === 0) return null;
  return found(input, 'C7', fields, {
    th: 'แถวหรือช่องไม่ตรงกับแบบพิมพ์และบัญชีผู้สมัคร',
    en: 'The rows or places are not those of this form and its roster.',
  });
}
