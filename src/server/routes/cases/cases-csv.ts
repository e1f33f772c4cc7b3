import { casesCsv } from '../../../centre/cases/case-csv.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { CASE_QUERY, casesAsked } from './cases.ts';

/** More than any election has had. */
const MOST = 50_000;

export const getCasesCsv: ApiRoute = {
  method: 'GET',
  url: '/api/cases.csv',
  access: 'see-cases',
  area: 'own',
  schema: {
    summary: 'The list of cases as CSV, for a spreadsheet.',
    querystring: CASE_QUERY,
    response: replies({ 200: { description: 'CSV, UTF-8.', type: 'string' } }),
  },
  async handle(call) {
    return {
      status: 200,
      body: casesCsv(await casesAsked(call, MOST)),
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="cases.csv"',
        'cache-control': 'no-store',
      },
    };
  },
};
