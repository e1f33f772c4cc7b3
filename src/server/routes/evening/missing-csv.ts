import { missingFile } from '../../../centre/evening/station-files.ts';
import { csvReply, SCOPE_QUERY, scopeOfCall } from '../../evening-scope.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

export const getMissingCsv: ApiRoute = {
  method: 'GET',
  url: '/api/evening/missing.csv',
  access: 'see-contacts',
  area: 'own',
  schema: {
    summary: 'Missing units with reason and whom to call, as CSV.',
    querystring: { type: 'object', properties: SCOPE_QUERY },
    response: replies({ 200: { description: 'CSV, UTF-8 with byte-order mark.', type: 'string' } }),
  },
  async handle(call) {
    const scope = scopeOfCall(call);
    return csvReply('missing', await missingFile(await call.deps.evening.board.fresh(), scope));
  },
};
