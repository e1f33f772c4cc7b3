import type { ReturnSpec } from '../../election/lookup.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import type { Figure, Figures } from '../../returns/figures.ts';
import { DASH, NOT_ON_FORM } from '../../returns/figures.ts';
import type { FormRow } from '../form-row.ts';
import type { Random } from '../random.ts';
import { truthOf } from '../truth.ts';

/** Committees that write a dash where a line has no votes (domain 2.1a); the others write 0. */
const WRITES_DASHES = 0.3;

/** What stands on the paper, in contract order. */
export function paperOf(spec: ReturnSpec, row: FormRow, signatures: number, random: Random): Figures {
  const truth = truthOf(spec, row, signatures);
  const nought: Figure = random.chance(WRITES_DASHES) ? DASH : 0;
  const head = HEAD_ROLES.map((role) => truth.head.get(role) ?? NOT_ON_FORM);
  return [...head, ...truth.votes.map((votes) => (votes === 0 ? nought : votes))];
}
