import type { FoundCase } from '../../../centre/cases/case-rows.ts';
import { findCase } from '../../../centre/cases/case-rows.ts';
import { servesCentre } from '../../../people/person.ts';
import type { CaseError } from '../../../returns/case-errors.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiCall } from '../../route.ts';

/** Parameters of routes about one case. */
export const CASE_PARAMS = {
  type: 'object',
  properties: { case: { type: 'string', pattern: '^[1-9][0-9]{0,14}$' } },
  required: ['case'],
} as const;

/** A text for the public: Thai, and English where there is one. */
export const PUBLIC_TEXT = {
  type: 'object',
  properties: {
    th: { type: 'string', minLength: 1, maxLength: 1000 },
    en: { type: 'string', maxLength: 1000 },
  },
  required: ['th', 'en'],
  additionalProperties: false,
} as const;

/** The case that the address names, when it lies in the person's area of duty. */
export async function caseOf({ deps, person, params }: ApiCall): Promise<FoundCase> {
  const found = await findCase(deps.desk, Number(params['case']));
  if (found === null) throw new ApiError('not-found');
  if (!servesCentre(person, found.spec.unit.centreId)) throw new ApiError('not-your-area');
  return found;
}

/** The case that a body names for a return: open, and of that return. */
export async function caseForReturn({ deps, spec }: ApiCall, id: string | undefined): Promise<number | null> {
  if (id === undefined) return null;
  const found = await findCase(deps.desk, Number(id));
  if (found === null || found.row.return_id !== spec.index)
    throw new ApiError('not-found', { place: 'case' });
  if (found.row.stage === 'closed') throw new ApiError('wrong-stage', { place: 'case' });
  return found.row.case_id;
}

/** The reply for a command that the life of a case refused. */
export function caseRefused({ code, message }: CaseError): ApiError {
  return new ApiError(code === 'not-now' ? 'wrong-stage' : 'refused', { reason: code, message });
}
