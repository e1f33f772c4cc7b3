import { findingsFile } from '../../../centre/evening/finding-file.ts';
import { csvReply, SCOPE_QUERY, scopeOfCall } from '../../evening-scope.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

export const getFindingsCsv: ApiRoute = {
  method: 'GET',
  url: '/api/evening/findings.csv',
  access: 'see-evening',
  area: 'own',
  schema: {
    summary: 'Findings by rule that stand on live records, as CSV.',
    querystring: { type: 'object', properties: SCOPE_QUERY },
    response: replies({ 200: { description: 'CSV, UTF-8 with byte-order mark.', type: 'string' } }),
  },
  async handle(call) {
    const { deps } = call;
    const scope = scopeOfCall(call);
    return csvReply('findings', await findingsFile(deps.election, await deps.evening.findings.get(), scope));
  },
};
