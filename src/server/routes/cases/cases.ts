import { listCases } from '../../../centre/cases/list-cases.ts';
import { CASE_STAGES, CASE_TRIGGERS } from '../../../returns/case-terms.ts';
import { ownCentres } from '../../own-centres.ts';
import type { ApiCall, ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

const PAGE = 200;

/** Query of the list, and of its file. */
export const CASE_QUERY = {
  type: 'object',
  properties: {
    centre: { type: 'string' },
    stage: { type: 'string', enum: CASE_STAGES },
    trigger: { type: 'string', enum: CASE_TRIGGERS },
    before: { type: 'string', pattern: '^[1-9][0-9]{0,14}$', description: 'Only cases before this one.' },
  },
} as const;

export const getCases: ApiRoute = {
  method: 'GET',
  url: '/api/cases',
  access: 'see-cases',
  area: 'own',
  schema: {
    summary: `Cases of your area of duty, newest first, ${PAGE} a page.`,
    querystring: CASE_QUERY,
    response: replies({ 200: described('The cases; `more` when there is another page.') }),
  },
  async handle(call) {
    const cases = await casesAsked(call, PAGE + 1);
    return { status: 200, body: { cases: cases.slice(0, PAGE), more: cases.length > PAGE } };
  },
};

/** The cases that a query asks for, within the area of duty. */
export function casesAsked(call: ApiCall, limit: number): Promise<readonly object[]> {
  const { deps, query } = call;
  return listCases(deps.desk, {
    centres: ownCentres(call),
    stage: CASE_STAGES.find((stage) => stage === query['stage']) ?? null,
    trigger: query['trigger'] ?? null,
    before: query['before'] === undefined ? null : Number(query['before']),
    limit,
  });
}
