import type { Statement } from '../statement.ts';

/** What a change of a return has to do with a case. */
export type CaseLink =
  /** The change is made because of this case. */
  | { readonly kind: 'annulment' | 'proposal'; readonly caseId: number; readonly version: number }
  /** A correction is confirmed: whatever case its proposal named is linked with the new version. */
  | { readonly kind: 'correction'; readonly proposed: number; readonly version: number };

/**
 * Adds the link to a change of a return (which is `guard`). The case must be open and of this return; the proposal's entry is
 * written in the same statement (`ids`).
 */
export function insertCaseLink(s: Statement, link: CaseLink, personId: string): void {
  const version = s.value(link.version);
  if (link.kind === 'correction') {
    s.with(
      'case_linked',
      `insert into case_link (case_id, return_id, kind, version, entry_id, person_id)
       select l.case_id, g.return_id, 'correction', ${version}, l.entry_id, ${personId}
         from guard g join case_link l on l.return_id = g.return_id and l.kind = 'proposal' and l.entry_id = ${s.value(link.proposed)}`,
    );
    return;
  }
  const entry = link.kind === 'proposal' ? '(select entry_id from ids)' : 'null';
  s.with(
    'case_linked',
    `insert into case_link (case_id, return_id, kind, version, entry_id, person_id)
     select d.case_id, g.return_id, ${s.value(link.kind)}, ${version}, ${entry}, ${personId}
       from guard g join dossier d on d.return_id = g.return_id and d.case_id = ${s.value(link.caseId)}`,
  );
}
