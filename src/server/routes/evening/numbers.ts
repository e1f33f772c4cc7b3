import type { Grouping } from '../../../centre/evening/numbers-rows.ts';
import { GROUPINGS } from '../../../centre/evening/numbers-rows.ts';
import { SCOPE_QUERY, scopeOfCall } from '../../evening-scope.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getNumbers: ApiRoute = {
  method: 'GET',
  url: '/api/evening/numbers',
  access: 'see-progress',
  area: 'own',
  schema: {
    summary: 'Progress, rates, forecast, waiting, differences, findings and people on duty: numbers only.',
    querystring: {
      type: 'object',
      properties: { ...SCOPE_QUERY, by: { type: 'string', enum: GROUPINGS } },
    },
    response: replies({ 200: described('One row for each place.') }),
  },
  async handle(call) {
    const scope = scopeOfCall(call);
    const { evening } = call.deps;
    const by: Grouping = GROUPINGS.find((g) => g === call.query['by']) ?? 'total';
    const rows = await evening.numbers.rows(evening, scope, by);
    const { now, publicState } = evening.board;
    return { status: 200, body: { at: Math.floor(now), cut: publicState?.cut ?? null, rows } };
  },
};
