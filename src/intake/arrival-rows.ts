import { randomInt } from 'node:crypto';
import type { BallotId, CentreId, UnitId } from '../election/model.ts';
import type { IntakePhoto } from '../images/public-copy.ts';
import type { Look } from '../reading/reader.ts';
import { errorCode } from '../store/errors.ts';
import type { Queries } from '../store/grouped-queries.ts';
import type { Arrival, Channel, Doubt } from './door.ts';
import { makeReceipt } from './receipt.ts';

/** What became of an arrival, as the table says it. */
export const ARRIVAL_STATES = [
  'unread',
  'waiting',
  'placed',
  'known',
  'second-photo',
  'blurred',
  'not-a-form',
  'asked-again',
  'put-aside',
] as const;
export type ArrivalState = (typeof ARRIVAL_STATES)[number];

/** States in which an arrival waits for somebody. */
export const OPEN_STATES = ['waiting', 'second-photo', 'blurred'] as const satisfies readonly ArrivalState[];

/** What of a look is kept with an arrival. */
export type KeptLook = Pick<Look, 'codes' | 'sharpness' | 'brightness'>;

export interface ArrivalRow {
  readonly arrival_id: number;
  readonly key: string;
  readonly receipt: string;
  readonly channel: Channel;
  readonly original: string;
  readonly photo: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly sender: string;
  readonly centre_id: CentreId | null;
  readonly unit_id: UnitId | null;
  readonly code: string | null;
  readonly words: string;
  readonly wish: { readonly ballot: BallotId; readonly page: number } | null;
  readonly person_id: number | null;
  readonly sent_at: Date | null;
  readonly received_at: Date;
  readonly state: ArrivalState;
  readonly doubt: Doubt | null;
  readonly look: KeptLook | null;
  readonly hint_unit: UnitId | null;
  readonly at_centre: CentreId | null;
  readonly return_id: number | null;
  readonly page: number | null;
  readonly same_as: number | null;
  readonly settled_by: number | null;
  readonly settled_at: Date | null;
  readonly rev: number;
  readonly tries: number;
}

export const ARRIVAL_COLUMNS = `arrival_id, key, receipt, channel, original, photo, media_type, bytes, width, height, sender, centre_id,
  unit_id, code, words, wish, person_id, sent_at, received_at, state, doubt, look, hint_unit, at_centre, return_id, page, same_as,
  settled_by, settled_at, rev, tries`;

/** How long an arrival is left to the process that means to read it, seconds; it says so again while it lives. */
const LEASE_SECONDS = 20;

const KEEP = {
  name: 'arrival-keep',
  text: `insert into arrival (key, receipt, channel, original, photo, media_type, bytes, width, height, sender, centre_id, unit_id,
                              code, words, wish, person_id, sent_at, at_centre, leased_by, leased_until)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::jsonb, $16,
                 to_timestamp($17::float8 / 1000), $18, $19, now() + make_interval(secs => ${LEASE_SECONDS}))
         on conflict (key) do nothing returning arrival_id`,
};

/** An arrival's row is there: by this call, or by an earlier one with the same key. */
export interface KeptArrival {
  readonly id: number;
  readonly receipt: string;
  /** The key had come in before: nothing was written. */
  readonly again: boolean;
}

/** Writes the row of an arrival whose files are kept, and leases it to this process. */
export async function insertArrival(
  db: Queries,
  arrival: Arrival,
  photo: IntakePhoto,
  atCentre: CentreId | null,
  lessee: string,
): Promise<KeptArrival> {
  const { key, channel, sender, centre, unit, code, sentAt, words, says, person } = arrival;
  for (;;) {
    const receipt = makeReceipt(randomInt);
    const wish = says === undefined ? null : JSON.stringify({ ballot: says.ballot, page: says.page });
    const values = [
      ...[key, receipt, channel, photo.original, photo.photo, photo.mediaType, photo.bytes, photo.width],
      ...[photo.height, sender, centre, unit, code, words ?? '', wish, person?.personId ?? null, sentAt],
      ...[atCentre, lessee],
    ];
    try {
      const made = await db.query<{ arrival_id: number }>({ ...KEEP, values });
      const id = made.rows[0]?.arrival_id;
      if (id !== undefined) return { id, receipt, again: false };
    } catch (error) {
      if (errorCode(error) === '23505') continue; // the number was drawn before: draw again
      throw error;
    }
    const before = await findByKey(db, key);
    if (before !== null) return { id: before.arrival_id, receipt: before.receipt, again: true };
  }
}

export async function findByKey(db: Queries, key: string): Promise<ArrivalRow | null> {
  return one(db, {
    name: 'arrival-by-key',
    text: `select ${ARRIVAL_COLUMNS} from arrival where key = $1`,
    values: [key],
  });
}

export async function findById(db: Queries, id: number): Promise<ArrivalRow | null> {
  const text = `select ${ARRIVAL_COLUMNS} from arrival where arrival_id = $1`;
  return one(db, { name: 'arrival-by-id', text, values: [id] });
}

export async function findByReceipt(db: Queries, receipt: string): Promise<ArrivalRow | null> {
  const text = `select ${ARRIVAL_COLUMNS} from arrival where receipt = $1`;
  return one(db, { name: 'arrival-by-receipt', text, values: [receipt] });
}

/** The first arrival of the very same image, when it came before this one. */
export async function firstOfImage(db: Queries, row: ArrivalRow): Promise<ArrivalRow | null> {
  const text = `select ${ARRIVAL_COLUMNS} from arrival where original = $1 and arrival_id < $2 order by arrival_id limit 1`;
  return one(db, { name: 'arrival-first', text, values: [row.original, row.arrival_id] });
}

/** Takes an unread arrival to read it; null when it was read, or another process has it. */
export async function takeToRead(db: Queries, id: number, lessee: string): Promise<ArrivalRow | null> {
  const text = `update arrival set leased_by = $2, leased_until = now() + make_interval(secs => ${LEASE_SECONDS}), tries = tries + 1
     where arrival_id = $1 and state = 'unread' and (leased_by = $2 or leased_until is null or leased_until < now())
     returning ${ARRIVAL_COLUMNS}`;
  return one(db, { name: 'arrival-take', text, values: [id, lessee] });
}

/** Leases unread arrivals that nobody has, oldest first: what a process that died had kept, or cannot keep up with. */
export async function leaseLeft(db: Queries, lessee: string, most: number): Promise<number[]> {
  const found = await db.query<{ arrival_id: number }>({
    name: 'arrival-lease-left',
    text: `update arrival a set leased_by = $1, leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
       where arrival_id = any(array(select arrival_id from arrival where state = 'unread'
              and (leased_until is null or leased_until < now()) order by arrival_id limit $2 for update skip locked))
         and state = 'unread' returning arrival_id`,
    values: [lessee, most],
  });
  return found.rows.map((row) => row.arrival_id).sort((a, b) => a - b);
}

/** Says that the process still means to read these. */
export async function keepLeases(db: Queries, lessee: string, ids: readonly number[]): Promise<void> {
  await db.query({
    name: 'arrival-keep-leases',
    text: `update arrival set leased_until = now() + make_interval(secs => ${LEASE_SECONDS})
       where leased_by = $1 and state = 'unread' and arrival_id = any($2::bigint[])`,
    values: [lessee, ids],
  });
}

/** Leaves an arrival to whoever looks next. */
export async function release(db: Queries, lessee: string, id: number): Promise<void> {
  await db.query({
    name: 'arrival-release',
    text: `update arrival set leased_until = now() where arrival_id = $1 and leased_by = $2 and state = 'unread'`,
    values: [id, lessee],
  });
}

/** What a reading found, beside where the photo belongs. */
export interface Verdict {
  readonly state: ArrivalState;
  readonly doubt: Doubt | null;
  readonly look: KeptLook | null;
  readonly hint: UnitId | null;
  readonly atCentre: CentreId | null;
  readonly returnId: number | null;
  readonly page: number | null;
  readonly sameAs: number | null;
}

const VERDICT_SET = `state = $2, doubt = $3, look = $4::jsonb, hint_unit = $5, at_centre = $6, return_id = $7::int, page = $8::smallint,
  same_as = $9::bigint, rev = rev + 1, leased_by = null, leased_until = null,
  settled_at = case when $2 in ('placed', 'known') then now() end`;

export function verdictValues(id: number, v: Verdict): unknown[] {
  const look = v.look === null ? null : JSON.stringify(v.look);
  return [id, v.state, v.doubt, look, v.hint, v.atCentre, v.returnId, v.page, v.sameAs];
}

/** Writes a verdict that places nothing. False when the arrival was settled meanwhile. */
export async function writeVerdict(db: Queries, id: number, verdict: Verdict): Promise<boolean> {
  const done = await db.query<{ arrival_id: number }>({
    name: 'arrival-verdict',
    text: `update arrival set ${VERDICT_SET} where arrival_id = $1 and state = 'unread' returning arrival_id`,
    values: verdictValues(id, verdict),
  });
  return done.rows.length > 0;
}

async function one(
  db: Queries,
  query: { readonly name: string; readonly text: string; readonly values: unknown[] },
): Promise<ArrivalRow | null> {
  const found = await db.query<ArrivalRow & Record<string, unknown>>(query);
  return found.rows[0] ?? null;
}
