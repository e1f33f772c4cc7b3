import { auditLog } from '../../../people/audit-log.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { AUDIT_FILTERS, auditWish } from './audit-filters.ts';

const PAGE = 100;
const LONGEST_PAGE = 500;

export const getAudit: ApiRoute = {
  method: 'GET',
  url: '/api/audit',
  access: 'see-audit',
  area: 'none',
  schema: {
    summary: 'Who did what and when, the newest first, in pages.',
    querystring: {
      type: 'object',
      properties: {
        ...AUDIT_FILTERS,
        before: { type: 'string', pattern: '^[1-9][0-9]{0,14}$', description: '`next` of the page before.' },
        limit: { type: 'string', pattern: '^[1-9][0-9]{0,2}$' },
      },
    },
    response: replies({ 200: described('The rows; `next` is null on the last page.') }),
  },
  async handle({ deps, query }) {
    const limit = Math.min(LONGEST_PAGE, Number(query['limit'] ?? PAGE));
    const rows = await auditLog(deps.db, {
      ...auditWish(query),
      before: Number(query['before'] ?? 0),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    return {
      status: 200,
      body: { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null },
    };
  },
};
