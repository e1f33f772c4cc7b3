import type { Pool } from 'pg';

export interface AuditWish {
  /** Public id or user name of the one who acted; empty for everybody. */
  readonly person: string;
  readonly action: string;
  /** What was acted upon, e.g. `unit/ballot` or a user name. */
  readonly subject: string;
  /** ISO times; empty for no bound. `from` counts, `to` does not. */
  readonly from: string;
  readonly to: string;
  /** Number of the row before which the page begins (rows come newest first); 0 for the newest. */
  readonly before: number;
  readonly limit: number;
}

export interface AuditRow {
  readonly id: number;
  readonly at: Date;
  readonly by: { readonly id: string; readonly username: string; readonly displayName: string } | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: object;
}

/** A page of the audit log, the newest first. */
export async function auditLog(db: Pool, wish: AuditWish): Promise<AuditRow[]> {
  const values: unknown[] = [];
  const value = (of: unknown) => `$${values.push(of)}`;
  const conditions = ['true'];
  if (wish.before > 0) conditions.push(`a.audit_id < ${value(wish.before)}`);
  if (wish.person !== '') {
    const given = value(wish.person);
    conditions.push(
      `a.person_id = (select w.person_id from person w where w.public_id = ${given} or w.username = ${given})`,
    );
  }
  if (wish.action !== '') conditions.push(`a.action = ${value(wish.action)}`);
  if (wish.subject !== '') conditions.push(`a.subject = ${value(wish.subject)}`);
  if (wish.from !== '') conditions.push(`a.at >= ${value(wish.from)}::timestamptz`);
  if (wish.to !== '') conditions.push(`a.at < ${value(wish.to)}::timestamptz`);
  const result = await db.query<
    Omit<AuditRow, 'by'> & { who: string | null; username: string; name: string }
  >(
    `select a.audit_id::float8 as id, a.at, a.action, a.subject, a.detail,
            p.public_id as who, p.username, p.display_name as name
       from audit a left join person p using (person_id)
      where ${conditions.join(' and ')} order by a.audit_id desc limit ${value(wish.limit)}`,
    values,
  );
  return result.rows.map(({ who, username, name, ...row }) => ({
    ...row,
    by: who === null ? null : { id: who, username, displayName: name },
  }));
}
