import { workFile } from '../../../centre/evening/work-file.ts';
import { csvReply } from '../../evening-scope.ts';
import { ownCentres } from '../../own-centres.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

export const getPeopleCsv: ApiRoute = {
  method: 'GET',
  url: '/api/evening/people.csv',
  access: 'see-person-work',
  area: 'own',
  schema: {
    summary: 'How much each person typed, decided and accepted, as CSV.',
    querystring: { type: 'object', properties: { centre: { type: 'string' } } },
    response: replies({ 200: { description: 'CSV, UTF-8 with byte-order mark.', type: 'string' } }),
  },
  async handle(call) {
    return csvReply('people', await workFile(call.deps.db, ownCentres(call)));
  },
};
