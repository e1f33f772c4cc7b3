import { correctionsFile } from '../../../centre/evening/correction-file.ts';
import { csvReply } from '../../evening-scope.ts';
import { ownCentres } from '../../own-centres.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

export const getCorrectionsCsv: ApiRoute = {
  method: 'GET',
  url: '/api/evening/corrections.csv',
  access: 'see-evening',
  area: 'own',
  schema: {
    summary: 'Corrections and annulments with their reasons, as CSV.',
    querystring: { type: 'object', properties: { centre: { type: 'string' } } },
    response: replies({ 200: { description: 'CSV, UTF-8 with byte-order mark.', type: 'string' } }),
  },
  async handle(call) {
    const { deps } = call;
    return csvReply('corrections', await correctionsFile(deps.db, deps.election, ownCentres(call)));
  },
};
