import { get } from './http.ts';

export interface AuditFilter {
  readonly person: string;
  readonly action: string;
  readonly subject: string;
  /** ISO times; empty for no bound. */
  readonly from: string;
  readonly to: string;
}

export interface AuditRow {
  readonly id: number;
  readonly at: string;
  readonly by: { readonly id: string; readonly username: string; readonly displayName: string } | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

function queryOf(filter: AuditFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
}

/** The audit log: pages by key, so that rows that come meanwhile move nothing. */
export const auditApi = {
  page: (filter: AuditFilter, before: number | null) => {
    const query = queryOf(filter);
    if (before !== null) query.set('before', String(before));
    return get(`/api/audit?${query}`) as Promise<{
      readonly rows: readonly AuditRow[];
      readonly next: number | null;
    }>;
  },
  csvUrl: (filter: AuditFilter) => `/api/audit.csv?${queryOf(filter)}`,
};
