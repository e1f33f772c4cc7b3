import type { Pool, PoolClient } from 'pg';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import { evolve } from '../returns/life.ts';
import type { ReturnEvent } from '../returns/life-events.ts';
import type { Stage } from '../returns/life-state.ts';
import type { PhotoReason } from '../returns/photo-reasons.ts';
import { columnsOf } from './columns.ts';
import type { Desk } from './desk.ts';
import type { InboxFact } from './facts.ts';
import { inboxFact } from './facts.ts';
import { loadReturn } from './load-return.ts';
import type { LoadedReturn } from './loaded-return.ts';
import type { ShownPhoto } from './photo-list.ts';
import { missingPages } from './photo-list.ts';
import type { By } from './place-photo.ts';
import { maskedPart, movedFact, NOBODY, pagesOf, waitsAfter } from './place-photo.ts';
import { subjectOf } from './write-return.ts';

/** Where a photo goes; `page` null: nobody says which page it is. */
export interface MoveTarget {
  readonly spec: ReturnSpec;
  readonly page: number | null;
}

export interface Move {
  readonly from: ReturnSpec;
  /** SHA-256 of the file as it came. */
  readonly original: string;
  /** Null: it is put aside, kept and shown nowhere. */
  readonly to: MoveTarget | null;
  readonly reason: PhotoReason;
  /** For the staff; not published. */
  readonly note: string;
}

export interface Moved {
  readonly fromStage: Stage;
  /** Somebody has typed what the photo shows: a supervisor must put the entries aside, or correct the record. */
  readonly typed: boolean;
  readonly toStage: Stage | null;
}

export type MoveRefusal = 'not-there' | 'page-taken' | 'conflict';

const TRIES = 6;

/** Stages at which somebody typed something that stands. */
const TYPED: ReadonlySet<Stage> = new Set([
  'in-doubt',
  'entered-once',
  'differs',
  'with-supervisor',
  'accepted',
  'correction-proposed',
]);

/**
 * Moves a photo to the return that it belongs to, or puts it aside. Both returns, the history, the facts for the ledger and the audit
 * rows change in one transaction. Whoever works on the old return loses the claim: what they would hand in is of another form.
 */
export async function movePhoto(
  desk: Desk,
  pool: Pool,
  by: By,
  move: Move,
): Promise<Result<Moved, MoveRefusal>> {
  for (let i = 0; i < TRIES; i++) {
    const from = await loadReturn(desk, move.from);
    const photo = from.pictures.find((p) => p.original === move.original);
    if (photo === undefined) return err('not-there');
    const to = move.to === null ? null : await loadReturn(desk, move.to.spec);
    const page = move.to?.page ?? null;
    if (to !== null && page !== null && to.pictures.some((p) => p.page === page)) return err('page-taken');
    const done = await inTransaction(pool, (client) => write(desk, client, by, move, { from, to, photo }));
    if (done !== null) return ok(done);
  }
  return err('conflict');
}

interface Ends {
  readonly from: LoadedReturn;
  readonly to: LoadedReturn | null;
  readonly photo: ShownPhoto;
}

/** Null: one of the returns changed meanwhile. */
async function write(
  desk: Desk,
  client: PoolClient,
  by: By,
  move: Move,
  { from, to, photo }: Ends,
): Promise<Moved | null> {
  const at = new Date(from.now).toISOString();
  const facts: InboxFact[] = [movedFact(move.from, photo, move.to?.spec ?? null, move.reason, by, at)];
  const left = from.pictures.filter((p) => p.original !== photo.original);
  const gone = { kind: 'photos-withdrawn', left: left.length, reason: move.reason } as const;
  const away = { loaded: from, spec: move.from, event: gone, waits: waitsWithout(from, left, move.from) };
  const ends: Change[] = [away];
  if (to !== null && move.to !== null) {
    const { spec, page } = move.to;
    const event = { kind: 'photo-received', by: by.personId } as const;
    const pictures = [...to.pictures, { ...photo, page }];
    const said = { page, complete: null };
    ends.push({
      loaded: to,
      spec,
      event,
      waits: waitsAfter(to, to.pictures, pictures, pagesOf(to, spec), said),
    });
  }
  const stages = new Map<number, Stage>();
  // Rows are locked in one order, whoever moves what to where.
  for (const end of ends.toSorted((a, b) => a.loaded.returnId - b.loaded.returnId)) {
    const stage = await changeReturn(client, end, end === away);
    if (stage === null) return null;
    stages.set(end.loaded.returnId, stage);
  }
  await setPage(client, from.returnId, photo.original, 0);
  if (to !== null && move.to !== null) {
    await client.query(
      `insert into photo (return_id, original, photo, media_type, bytes, width, height, source, masked, sent_by, received_at)
       select $1, original, photo, media_type, bytes, width, height, source, masked, sent_by, received_at
         from photo where return_id = $2 and original = $3 on conflict do nothing`,
      [to.returnId, from.returnId, photo.original],
    );
    await setPage(client, to.returnId, photo.original, move.to.page);
    await client.query(
      "update arrival set return_id = $1, page = $2, rev = rev + 1 where original = $3 and state = 'placed'",
      [to.returnId, move.to.page, photo.original],
    );
    facts.push(await receivedFact(client, move.to.spec, photo, by, at));
  }
  await note(client, {
    original: photo.original,
    kind: to === null ? 'put-aside' : 'moved',
    from: from.returnId,
    to: to?.returnId ?? null,
    page: move.to?.page ?? null,
    reason: move.reason,
    note: move.note,
    by,
  });
  await sendFacts(client, facts);
  const detail = { photo: photo.original, reason: move.reason, note: move.note };
  for (const { loaded } of ends) {
    const action = to === null ? 'put-photo-aside' : loaded === from ? 'move-photo' : 'take-moved-photo';
    await audit(client, by, action, subjectOf(desk, loaded.returnId), detail);
  }
  const fromStage = stages.get(from.returnId) ?? from.state.stage;
  return {
    fromStage,
    typed: TYPED.has(fromStage),
    toStage: to === null ? null : (stages.get(to.returnId) ?? null),
  };
}

/** Says which page a photo shows; one that was put aside is shown again. Null: there is no such photo, or its page is taken. */
export async function sayPage(
  desk: Desk,
  pool: Pool,
  by: By,
  spec: ReturnSpec,
  original: string,
  page: number,
): Promise<Result<{ readonly missing: readonly number[] }, MoveRefusal>> {
  for (let i = 0; i < TRIES; i++) {
    const loaded = await loadReturn(desk, spec);
    const shown = loaded.pictures.find((p) => p.original === original);
    if (loaded.pictures.some((p) => p.page === page && p.original !== original)) return err('page-taken');
    const found = await desk.db.query<{ photo: string }>(
      'select photo from photo where return_id = $1 and original = $2',
      [spec.index, original],
    );
    const row = found.rows[0];
    if (row === undefined) return err('not-there');
    const others = loaded.pictures.filter((p) => p.original !== original);
    const photo: ShownPhoto = { photo: row.photo, original, page, straight: null };
    const pictures = [...others, photo];
    const event = { kind: 'photo-received', by: by.personId } as const;
    const missing = missingPages(pictures, pagesOf(loaded, spec));
    const everyPage = pictures.every((p) => p.page !== null);
    const waits = everyPage ? missing.length > 0 && loaded.excuse === null : loaded.waits;
    const done = await inTransaction(pool, async (client) => {
      const change = { loaded, spec, event, waits: TYPED.has(loaded.state.stage) ? false : waits };
      if ((await changeReturn(client, change, false)) === null) return null;
      await setPage(client, spec.index, original, page);
      const kind = shown === undefined ? 'brought-back' : 'page';
      await note(client, { original, kind, from: null, to: spec.index, page, reason: '', note: '', by });
      if (shown === undefined) {
        const at = new Date(loaded.now).toISOString();
        await sendFacts(client, [await receivedFact(client, spec, photo, by, at)]);
      }
      await audit(client, by, 'say-page', subjectOf(desk, spec.index), { photo: original, page });
      return { missing: waits ? missing : [] };
    });
    if (done !== null) return ok(done);
  }
  return err('conflict');
}

/** Lets entry begin though pages are missing; the reason stays with the return. False when it does not wait for pages. */
export async function beginWithoutPages(
  desk: Desk,
  by: By,
  spec: ReturnSpec,
  reason: string,
): Promise<boolean> {
  const done = await desk.db.query(
    `with r as (
       update return set waits_for_pages = false, pages_excuse = $2, rev = rev + 1
        where return_id = $1 and waits_for_pages and exists (select from photo where return_id = $1) returning 1
     )
     insert into audit (person_id, action, subject, detail)
     select $3, 'begin-without-pages', $4, $5::jsonb from r returning 1`,
    [spec.index, reason, by.personId, subjectOf(desk, spec.index), JSON.stringify({ reason })],
  );
  return done.rows.length > 0;
}

interface Change {
  readonly loaded: LoadedReturn;
  readonly spec: ReturnSpec;
  readonly event: ReturnEvent;
  readonly waits: boolean;
}

/** Changes a return's row if it still is as it was loaded; null when it is not. */
async function changeReturn(client: PoolClient, change: Change, ends: boolean): Promise<Stage | null> {
  const { loaded, event, waits } = change;
  const state = evolve(loaded.state, event);
  const c = columnsOf(state, loaded.keys, null);
  const moved = state.stage !== loaded.state.stage;
  const sets = ['stage = $3', 'round = $4', 'reason = $5', 'waits_for_pages = $6', 'rev = rev + 1'];
  if (moved) sets.push('stage_since = now()', 'lapses = 0', 'pages_excuse = null');
  if (moved && state.stage === 'received') sets.push('received_at = now()');
  if (moved && state.stage !== 'received') sets.push('received_at = null');
  if (ends) {
    sets.push(
      'claim_id = null',
      'claimed_by = null',
      'claimed_until = null',
      'reserved = false',
      "past_claims = '{}'",
    );
  }
  const done = await client.query(`update return set ${sets.join(', ')} where return_id = $1 and rev = $2`, [
    loaded.returnId,
    loaded.rev,
    c.stage,
    c.round,
    c.reason,
    waits,
  ]);
  return done.rowCount === 0 ? null : state.stage;
}

/** Without its last photo a typed return waits for a supervisor; without a known page it waits for that page. */
function waitsWithout(from: LoadedReturn, left: readonly ShownPhoto[], spec: ReturnSpec): boolean {
  if (left.length === 0) return TYPED.has(from.state.stage);
  if (from.excuse !== null || left.every((p) => p.page === null)) return from.waits;
  return missingPages(left, pagesOf(from, spec)).length > 0;
}

async function setPage(
  client: PoolClient,
  returnId: number,
  original: string,
  page: number | null,
): Promise<void> {
  await client.query(
    `insert into photo_page (return_id, original, page) values ($1, $2, $3)
     on conflict (return_id, original) do update set page = excluded.page, straight = ''`,
    [returnId, original, page],
  );
}

async function receivedFact(
  client: PoolClient,
  spec: ReturnSpec,
  photo: ShownPhoto,
  by: By | null,
  at: string,
): Promise<InboxFact> {
  const found = await client.query<{ bytes: number; source: string; masked: string | null }>(
    'select bytes, source, masked from photo where return_id = $1 and original = $2',
    [spec.index, photo.original],
  );
  const row = found.rows[0];
  if (row === undefined) throw new Error('a photo without its row');
  return inboxFact({
    kind: 'photo-received',
    at,
    unit: spec.unit.id,
    ballot: spec.contest.ballot,
    original: photo.original,
    photo: photo.photo,
    bytes: row.bytes,
    source: row.source,
    ...maskedPart(row.masked),
    by: by?.publicId ?? NOBODY,
  });
}

interface Noted {
  readonly original: string;
  readonly kind: 'moved' | 'put-aside' | 'brought-back' | 'page';
  readonly from: number | null;
  readonly to: number | null;
  readonly page: number | null;
  readonly reason: string;
  readonly note: string;
  readonly by: By;
}

async function note(client: PoolClient, n: Noted): Promise<void> {
  await client.query(
    `insert into photo_move (original, kind, from_return, to_return, page, reason, note, person_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [n.original, n.kind, n.from, n.to, n.page, n.reason, n.note, n.by.personId],
  );
}

async function sendFacts(client: PoolClient, facts: readonly InboxFact[]): Promise<void> {
  for (const { kind, body } of facts) {
    await client.query('insert into fact_inbox (kind, body) values ($1, $2)', [kind, body]);
  }
}

async function audit(
  client: PoolClient,
  by: By,
  action: string,
  subject: string,
  detail: object,
): Promise<void> {
  await client.query('insert into audit (person_id, action, subject, detail) values ($1, $2, $3, $4)', [
    by.personId,
    action,
    subject,
    JSON.stringify(detail),
  ]);
}

/** Runs `work` in a transaction and takes it back when it gives null or throws. */
async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T | null>,
): Promise<T | null> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const done = await work(client);
    await client.query(done === null ? 'rollback' : 'commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
