import { auditCsv } from '../../../people/audit-csv.ts';
import { auditLog } from '../../../people/audit-log.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { AUDIT_FILTERS, auditWish } from './audit-filters.ts';

/** Rows in one file: the newest. For older ones the time is narrowed. */
const MOST = 50_000;

export const getAuditCsv: ApiRoute = {
  method: 'GET',
  url: '/api/audit.csv',
  access: 'see-audit',
  area: 'none',
  schema: {
    summary: `The audit log as CSV, the newest ${MOST} rows that the filters leave.`,
    querystring: { type: 'object', properties: AUDIT_FILTERS, additionalProperties: false },
    response: replies({ 200: { description: 'CSV, UTF-8.', type: 'string' } }),
  },
  async handle({ deps, query }) {
    const rows = await auditLog(deps.db, { ...auditWish(query), before: 0, limit: MOST });
    return {
      status: 200,
      body: auditCsv(rows),
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.csv"',
        'cache-control': 'no-store',
      },
    };
  },
};
