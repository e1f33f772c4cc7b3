import type { Change } from './change.ts';
import type { Statement } from './statement.ts';
import type { ReturnWrite } from './write-return.ts';

/** Columns of a photo's row. */
export interface PhotoRow {
  readonly original: string;
  readonly photo: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly source: string;
  /** Hash of the covered copy; empty: held back from the public; null: the package does not ask for it. */
  readonly masked: string | null;
  /** Page of the form, from 1; null: nobody says, and no row of `photo_page` is written. */
  readonly page: number | null;
}

export function insertPhoto(s: Statement, photo: PhotoRow, personId: string): void {
  const values = [
    photo.original,
    photo.photo,
    photo.mediaType,
    photo.bytes,
    photo.width,
    photo.height,
    photo.source,
    photo.masked,
  ];
  s.with(
    'photo_row',
    `insert into photo (return_id, original, photo, media_type, bytes, width, height, source, masked, sent_by)
     select return_id, ${values.map((v) => s.value(v)).join(', ')}, ${personId} from guard`,
  );
  if (photo.page === null) return;
  s.with(
    'page_row',
    `insert into photo_page (return_id, original, page)
     select return_id, ${s.value(photo.original)}, ${s.value(photo.page)} from guard`,
  );
}

export function insertEntry(
  s: Statement,
  write: ReturnWrite,
  entry: NonNullable<Change['entry']>,
  personId: string,
): void {
  const { kind, typed } = entry;
  const values = [
    s.value(write.columns.round),
    s.value(kind),
    personId,
    `${s.value(write.claim)}::uuid`,
    `${s.value(`{${typed.figures.join(',')}}`)}::int[]`,
    typed.words === null ? 'null' : `${s.value(JSON.stringify(typed.words))}::jsonb`,
    `${s.value(JSON.stringify(typed.answers))}::jsonb`,
    s.value(typed.remarks),
    `${s.value(write.entry?.requestHash)}::bytea`,
    `${s.value(JSON.stringify(write.entry?.reply))}::jsonb`,
    `${s.value(write.entry?.durationMs ?? null)}::int`,
  ];
  s.with(
    'entry_row',
    `insert into entry (entry_id, return_id, round, kind, person_id, claim_id, figures, words, answers, remarks, request_hash, reply, duration_ms)
     overriding system value select (select entry_id from ids), return_id, ${values.join(', ')} from guard`,
  );
}

export function insertRecord(
  s: Statement,
  change: Change,
  record: NonNullable<Change['record']>,
  hadRecord: boolean,
): void {
  const json = (value: object | null) =>
    value === null ? 'null' : `${s.value(JSON.stringify(value))}::jsonb`;
  const values = [
    s.value(record.version),
    // Counting the retired row first makes the database retire it before the next one becomes the live one.
    hadRecord ? '(select count(*) >= 0 from retired)' : 'true',
    `${s.value(`{${record.figures.join(',')}}`)}::int[]`,
    `${s.value(`{${record.enteredBy.join(',')}}`)}::int[]`,
    s.value(record.acceptedBy),
    json(record.findings),
    json(record.asWritten),
    json(
      change.reason === null
        ? null
        : { ...change.reason, ...(change.differed === 0 ? {} : { differed: change.differed }) },
    ),
    json(record.notBlind),
  ];
  s.with(
    'record_row',
    `insert into record (return_id, version, live, figures, entered_by, accepted_by, findings, as_written, reason, not_blind)
     select return_id, ${values.join(', ')} from guard`,
  );
}
