import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import { publicCopy } from '../../images/public-copy.ts';
import type { Person } from '../../people/person.ts';
import type { Desk } from '../desk.ts';
import { evidenceIsFull } from '../most-files.ts';
import type { PhotoRefusal } from '../receive-photo.ts';
import { subjectOf } from '../write-return.ts';
import type { FoundCase } from './case-rows.ts';

/** Where a piece of evidence comes from, and the day that it is from (`YYYY-MM-DD`) as it was told. */
export interface EvidenceSource {
  readonly source: string;
  readonly madeOn: string | null;
}

export interface AddedEvidence {
  readonly sha256: string;
  /** False when the same evidence was there before. */
  readonly added: boolean;
}

/** Adds a photo to a case; kept on the disk as photos of returns are, before the database knows of it. */
export async function addEvidencePhoto(
  desk: Desk,
  person: Person,
  found: FoundCase,
  bytes: Uint8Array,
  from: EvidenceSource,
): Promise<Result<AddedEvidence, Exclude<PhotoRefusal, { code: 'conflict' }>>> {
  const checked = publicCopy(bytes);
  if (!checked.ok) return err({ code: 'bad-photo', image: checked.error });
  const photo = checked.value;
  if (await evidenceIsFull(desk, found.row.case_id, photo.original)) return tooMany(desk);
  const kept = await desk.photos.put(bytes, photo.publicBytes);
  if (!kept.ok) return err({ code: 'not-kept', error: kept.error });
  const row = {
    sha256: photo.original,
    kind: 'photo',
    photo: photo.photo,
    mediaType: photo.mediaType,
    bytes: photo.bytes,
    text: null,
  };
  return ok(await add(desk, person, found, row, from));
}

/** Adds a text: a statement, a letter, an address of a recording. Its hash is that of the UTF-8 bytes. */
export async function addEvidenceText(
  desk: Desk,
  person: Person,
  found: FoundCase,
  text: string,
  from: EvidenceSource,
): Promise<Result<AddedEvidence, TooMany>> {
  const bytes = Buffer.from(text, 'utf8');
  const sha256 = sha256Hex(bytes);
  if (await evidenceIsFull(desk, found.row.case_id, sha256)) return tooMany(desk);
  const row = {
    sha256,
    kind: 'text',
    photo: null,
    mediaType: null,
    bytes: bytes.length,
    text,
  };
  return ok(await add(desk, person, found, row, from));
}

type TooMany = Extract<PhotoRefusal, { code: 'too-many' }>;

function tooMany(desk: Desk): Result<never, TooMany> {
  return err({ code: 'too-many', most: desk.files.evidencePerCase });
}

interface EvidenceRow {
  readonly sha256: string;
  readonly kind: string;
  readonly photo: string | null;
  readonly mediaType: string | null;
  readonly bytes: number;
  readonly text: string | null;
}

async function add(
  desk: Desk,
  person: Person,
  { row: { case_id, return_id } }: FoundCase,
  e: EvidenceRow,
  { source, madeOn }: EvidenceSource,
): Promise<AddedEvidence> {
  const done = await desk.db.query(
    `with e as (
       insert into case_evidence (case_id, sha256, kind, photo, media_type, bytes, text, source, made_on, added_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $10) on conflict (case_id, sha256) do nothing returning case_id
     )
     insert into audit (person_id, action, subject, detail)
     select $10, 'add-evidence', $11, jsonb_build_object('case', case_id, 'sha256', $2::text, 'kind', $3::text) from e returning 1`,
    [
      case_id,
      e.sha256,
      e.kind,
      e.photo,
      e.mediaType,
      e.bytes,
      e.text,
      source.trim(),
      madeOn,
      person.personId,
      subjectOf(desk, return_id),
    ],
  );
  return { sha256: e.sha256, added: (done.rowCount ?? 0) > 0 };
}

/** The photo of a piece of evidence: its type, or null when the case has none of this name. */
export async function evidencePhotoType(desk: Desk, caseId: number, photo: string): Promise<string | null> {
  const found = await desk.db.query<{ media_type: string }>(
    "select media_type from case_evidence where case_id = $1 and photo = $2 and kind = 'photo'",
    [caseId, photo],
  );
  return found.rows[0]?.media_type ?? null;
}
