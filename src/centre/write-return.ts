import { randomUUID } from 'node:crypto';
import type { QueryResultRow } from 'pg';
import type { Bilingual } from '../basics/bilingual.ts';
import type { Person } from '../people/person.ts';
import type { CaseLink } from './cases/case-link.ts';
import { insertCaseLink } from './cases/case-link.ts';
import type { Change } from './change.ts';
import type { Claimed } from './claimed.ts';
import { claimedOf } from './claimed.ts';
import type { Columns, EntryKey } from './columns.ts';
import { NEW_ENTRY } from './columns.ts';
import type { Desk } from './desk.ts';
import type { InboxFact } from './facts.ts';
import type { LoadedReturn } from './loaded-return.ts';
import { isOvertaken } from './overtaken.ts';
import type { ClaimRow } from './pick.ts';
import { CLAIM_COLUMNS, pickSql } from './pick.ts';
import { rowTimes } from './row-times.ts';
import { Statement } from './statement.ts';
import type { Task } from './tasks.ts';
import type { PhotoRow } from './write-rows.ts';
import { insertEntry, insertPhoto, insertRecord } from './write-rows.ts';

/** Everything that one change of a return writes, in one statement and so in one transaction. */
export interface ReturnWrite {
  readonly loaded: LoadedReturn;
  /** Null: a photo of a channel in which nobody has an account. */
  readonly person: Pick<Person, 'personId' | 'publicId'> | null;
  readonly columns: Columns;
  readonly change: Change;
  readonly photo: PhotoRow | null;
  /** Whether pages are still owed afterwards; missing: as before. */
  readonly pages?: { readonly waits: boolean; readonly excuse: string | null; readonly paper: number | null };
  /** Adds parts to the same statement; they take effect when `guard` has a row. */
  readonly also?: (statement: Statement) => void;
  readonly facts: readonly InboxFact[];
  readonly cases: readonly {
    readonly caseId: number;
    readonly trigger: string;
    readonly summary: Bilingual;
  }[];
  /** The case because of which the return is changed. */
  readonly link?: CaseLink | null;
  readonly action: string;
  readonly detail: object;
  /** The claim that must be the person's when the write happens, or have run out unused; null: the write needs none. */
  readonly claim: string | null;
  /** True when the work on the return ends with this write. */
  readonly ends: boolean;
  readonly entry: {
    readonly requestHash: Uint8Array;
    readonly reply: object;
    readonly durationMs: number | null;
  } | null;
  /** Takes another return of the same centre in the same statement. */
  readonly next: { readonly tasks: readonly Task[]; readonly centreId: string } | null;
}

export interface Written {
  /** False when the return (or, for a new record, another return of its unit) changed since it was loaded: load again. */
  readonly done: boolean;
  readonly next: Claimed | null;
}

/** Writes a change of a return if nothing about it has changed since it was loaded. */
export async function writeReturn(desk: Desk, write: ReturnWrite): Promise<Written> {
  const { loaded, person, columns, change } = write;
  const s = new Statement();
  const returnId = s.value(loaded.returnId);
  const personId = s.value(person?.personId ?? null);
  const conditions = [`return_id = ${returnId}`, `rev = ${s.value(loaded.rev)}`];
  if (write.claim !== null) {
    const claim = s.value(write.claim);
    // A claim that ran out is still good while nobody else has taken the return.
    conditions.push(
      `(claim_id = ${claim}::uuid and claimed_by = ${personId}
        or ${claim}::uuid || '/' || ${personId}::int = any(past_claims)
           and (claimed_until is null or claimed_until < now() or claimed_by = ${personId}))`,
    );
  }
  if (loaded.siblings.length > 0) {
    if (change.record !== null) conditions.push(lockUnit(s, loaded));
    else if (change.entry !== null) conditions.push(sameUnit(s, loaded));
  }
  if (write.photo !== null) {
    const original = s.value(write.photo.original);
    conditions.push(
      `not exists (select from photo where return_id = ${returnId} and original = ${original})`,
    );
  }
  if (change.entry !== null) s.with('ids', "select nextval('entry_entry_id_seq') as entry_id");
  s.with(
    'guard',
    `update return set ${assignments(s, columns, write).join(', ')}
      where ${conditions.join(' and ')} returning return_id`,
  );
  if (write.photo !== null) insertPhoto(s, write.photo, personId);
  write.also?.(s);
  if (change.entry !== null && write.entry !== null) insertEntry(s, write, change.entry, personId);
  const hadRecord = loaded.state.version > 0;
  if (hadRecord && (change.record !== null || change.annuls)) {
    s.with(
      'retired',
      `update record set live = false where return_id = ${returnId} and live and exists (select from guard) returning 1`,
    );
  }
  if (change.record !== null) insertRecord(s, change, change.record, hadRecord);
  for (const [i, opened] of write.cases.entries()) {
    s.with(
      `case${i}`,
      `insert into dossier (case_id, return_id, trigger, summary, summary_en, opened_version) overriding system value
       select ${s.value(opened.caseId)}::bigint, return_id, ${s.value(opened.trigger)}, ${s.value(opened.summary.th)}, ${s.value(opened.summary.en)}, ${s.value(columns.version)} from guard`,
    );
  }
  if (write.link) insertCaseLink(s, write.link, personId);
  if (write.facts.length > 0) {
    const kinds = s.value(write.facts.map((f) => f.kind));
    const bodies = s.value(write.facts.map((f) => f.body));
    s.with(
      'facts',
      `insert into fact_inbox (kind, body) select f.* from guard, unnest(${kinds}::text[], ${bodies}::text[]) f`,
    );
  }
  s.with(
    'noted',
    `insert into audit (person_id, action, subject, detail)
     select ${personId}, ${s.value(write.action)}, ${s.value(subjectOf(desk, loaded.returnId))}, ${s.value(JSON.stringify(write.detail))}::jsonb from guard`,
  );
  const claim = randomUUID();
  if (write.next !== null && write.next.tasks.length > 0) {
    s.withParts(
      pickSql(write.next.tasks, {
        person: personId,
        claim: s.value(claim),
        seconds: s.value(desk.claimSeconds),
        centre: `centre_id = ${s.value(write.next.centreId)} and return_id <> ${returnId}`,
        when: 'exists (select from guard)',
        resume: false,
      }),
    );
    s.finish(
      `select (select count(*) from guard)::int as done, ${CLAIM_COLUMNS} from (select) one left join claim c on true`,
    );
  } else {
    s.finish('select (select count(*) from guard)::int as done, null::int as next_return');
  }
  const row = await firstRow<ClaimRow & { done: number }>(desk, s);
  if (row === null || row.done === 0) return { done: false, next: null };
  return { done: true, next: person === null ? null : claimedOf(desk, row, claim, person.personId) };
}

/** The only row of a reply; null when there is none, or when others overtook the statement. */
async function firstRow<Row extends QueryResultRow>(desk: Desk, statement: Statement): Promise<Row | null> {
  try {
    const result = await desk.db.query<Row>(statement.query());
    return result.rows[0] ?? null;
  } catch (error) {
    if (isOvertaken(error)) return null;
    throw error;
  }
}

/** `unit/ballot`, as audit rows name a return. */
export function subjectOf(desk: Desk, returnId: number): string {
  const spec = desk.election.returns[returnId];
  return spec === undefined ? String(returnId) : `${spec.unit.id}/${spec.contest.ballot}`;
}

/**
 * Two ballots of one unit that are accepted at the same moment would not see each other (C11, C12). A new record therefore
 * locks the unit's returns in one order and holds only if the others still are as they were loaded.
 */
function lockUnit(s: Statement, loaded: LoadedReturn): string {
  const all = [
    ...loaded.siblings.map((o) => [o.returnId, o.version]),
    [loaded.returnId, loaded.state.version],
  ];
  const ids = s.value(all.map(([id]) => id));
  const versions = s.value(all.map(([, version]) => version));
  s.with(
    'unit',
    `select r.return_id from return r join unnest(${ids}::int[], ${versions}::int[]) as was(id, version)
        on r.return_id = was.id and r.version = was.version order by r.return_id for no key update of r`,
    true,
  );
  return `(select count(*) from unit) = ${s.value(all.length)}::int`;
}

/** An entry was judged with the unit's other records as they were loaded; it is judged again when one has changed. */
function sameUnit(s: Statement, loaded: LoadedReturn): string {
  const ids = s.value(loaded.siblings.map((o) => o.returnId));
  const versions = s.value(loaded.siblings.map((o) => o.version));
  return `not exists (select from return o join unnest(${ids}::int[], ${versions}::int[]) as was(id, version)
        on o.return_id = was.id where o.version <> was.version)`;
}

function assignments(s: Statement, c: Columns, write: ReturnWrite): string[] {
  const key = (k: EntryKey) =>
    k === NEW_ENTRY ? '(select entry_id from ids)' : k === null ? 'null' : `${s.value(k)}::bigint`;
  const number = (n: number | null) => (n === null ? 'null' : `${s.value(n)}::int`);
  const list = [
    `stage = ${s.value(c.stage)}`,
    'rev = rev + 1',
    `round = ${s.value(c.round)}`,
    `version = ${s.value(c.version)}`,
    `reason = ${s.value(c.reason)}`,
    `first_entry = ${key(c.first)}`,
    `second_entry = ${key(c.second)}`,
    `third_entry = ${key(c.third)}`,
    `proposed_entry = ${key(c.proposed)}`,
    `first_by = ${number(c.firstBy)}`,
    `second_by = ${number(c.secondBy)}`,
    `as_written = ${c.asWritten === null ? 'null' : `${s.value(JSON.stringify(c.asWritten))}::jsonb`}`,
    `not_blind = ${c.notBlind === null ? 'null' : `${s.value(JSON.stringify(c.notBlind))}::jsonb`}`,
    ...rowTimes(write),
  ];
  if (write.pages !== undefined) {
    list.push(
      `waits_for_pages = ${s.value(write.pages.waits)}::boolean`,
      `pages_excuse = ${s.value(write.pages.excuse)}::text`,
      `paper_pages = ${s.value(write.pages.paper)}::smallint`,
    );
  }
  if (write.photo !== null && c.stage === 'received' && write.loaded.state.stage !== 'received') {
    list.push('received_at = now()');
  }
  if (write.change.record !== null) list.push("shown_to = '{}'");
  if (write.ends)
    list.push(
      'claim_id = null',
      'claimed_by = null',
      'claimed_until = null',
      'reserved = false',
      "past_claims = '{}'",
    );
  return list;
}
