import { stationsFile } from '../../../centre/evening/station-files.ts';
import { csvReply, SCOPE_QUERY, scopeOfCall } from '../../evening-scope.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

export const getStationsCsv: ApiRoute = {
  method: 'GET',
  url: '/api/evening/stations.csv',
  access: 'see-evening',
  area: 'own',
  schema: {
    summary: 'Every unit and ballot with status and times, as CSV.',
    querystring: { type: 'object', properties: SCOPE_QUERY },
    response: replies({ 200: { description: 'CSV, UTF-8 with byte-order mark.', type: 'string' } }),
  },
  async handle(call) {
    const scope = scopeOfCall(call);
    return csvReply('stations', await stationsFile(await call.deps.evening.board.fresh(), scope));
  },
};
