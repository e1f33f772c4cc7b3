import { csvLine } from '../basics/csv.ts';
import type { AuditRow } from './audit-log.ts';

const COLUMNS = ['audit_id', 'at', 'person', 'username', 'display_name', 'action', 'subject', 'detail'];

/** Rows of the audit log for a spreadsheet, with a byte order mark so that Thai is read as it is. `at` is UTC. */
export function auditCsv(rows: readonly AuditRow[]): string {
  const lines = rows.map(({ id, at, by, action, subject, detail }) =>
    csvLine(
      [
        String(id),
        at.toISOString(),
        by?.id ?? '',
        by?.username ?? '',
        by?.displayName ?? '',
        action,
        subject,
        JSON.stringify(detail),
      ].map(asText),
    ),
  );
  return `\uFEFF${csvLine(COLUMNS)}${lines.join('')}`;
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe: what people typed must never be run. */
function asText(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
