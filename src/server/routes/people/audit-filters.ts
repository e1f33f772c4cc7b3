import type { AuditWish } from '../../../people/audit-log.ts';

/** What the audit log can be narrowed to. */
export const AUDIT_FILTERS = {
  person: { type: 'string', maxLength: 64, description: 'Public id or user name of the one who acted.' },
  action: { type: 'string', maxLength: 60 },
  subject: {
    type: 'string',
    maxLength: 200,
    description: 'What was acted upon: `unit/ballot`, a user name, …',
  },
  from: { type: 'string', format: 'date-time' },
  to: { type: 'string', format: 'date-time', description: 'Up to this time, itself not included.' },
} as const;

/** The filters of a query, empty where none is given. */
export function auditWish(
  query: Readonly<Record<string, string | undefined>>,
): Omit<AuditWish, 'before' | 'limit'> {
  return {
    person: query['person'] ?? '',
    action: query['action'] ?? '',
    subject: query['subject'] ?? '',
    from: query['from'] ?? '',
    to: query['to'] ?? '',
  };
}
