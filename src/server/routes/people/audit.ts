import { auditLog } from '../../../people/audit-log.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

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
        person: {
          type: 'string',
          maxLength: 64,
          description: 'Public id or user name of the one who acted.',
        },
        action: { type: 'string', maxLength: 60 },
        subject: {
          type: 'string',
          maxLength: 200,
          description: 'What was acted upon: `unit/ballot`, a user name, …',
        },
        from: { type: 'string', format: 'date-time' },
        to: { type: 'string', format: 'date-time', description: 'Up to this time, itself not included.' },
        before: { type: 'string', pattern: '^[1-9][0-9]{0,14}$', description: '`next` of the page before.' },
        limit: { type: 'string', pattern: '^[1-9][0-9]{0,2}$' },
      },
    },
    response: replies({ 200: described('The rows; `next` is null on the last page.') }),
  },
  async handle({ deps, query }) {
    const limit = Math.min(LONGEST_PAGE, Number(query['limit'] ?? PAGE));
    const rows = await auditLog(deps.db, {
      person: query['person'] ?? '',
      action: query['action'] ?? '',
      subject: query['subject'] ?? '',
      from: query['from'] ?? '',
      to: query['to'] ?? '',
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
