import { listFindings } from '../../../centre/list-findings.ts';
import { RULE_CODES } from '../../../election/model.ts';
import { ownCentres } from '../../own-centres.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getFindings: ApiRoute = {
  method: 'GET',
  url: '/api/findings',
  access: 'see-findings',
  area: 'own',
  schema: {
    summary: 'Findings that stand on live records, with the answers given.',
    querystring: {
      type: 'object',
      properties: { centre: { type: 'string' }, code: { type: 'string', enum: RULE_CODES } },
    },
    response: replies({ 200: described('The findings; `more` is true when the list was cut.') }),
  },
  async handle(call) {
    const { deps, query } = call;
    return { status: 200, body: await listFindings(deps.desk, ownCentres(call), query['code'] ?? null) };
  },
};
