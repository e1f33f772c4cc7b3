import { randomUUID } from 'node:crypto';
import { keepPhoto } from '../centre/keep-photo.ts';
import { publicCopy } from '../images/public-copy.ts';
import type { TroubleWords } from '../store/trouble.ts';
import { Trouble } from '../store/trouble.ts';
import { ArrivalQueue } from './arrival-queue.ts';
import type { ArrivalRow, Verdict } from './arrival-rows.ts';
import {
  findById,
  findByKey,
  insertArrival,
  keepLeases,
  leaseLeft,
  release,
  takeToRead,
  writeVerdict,
} from './arrival-rows.ts';
import type { IntakeDeps } from './deps.ts';
import type { Arrival, Door, Intake, Outcome, Settled } from './door.ts';
import { outcomeOf } from './outcome-of.ts';
import { owedPagesOfUnit } from './owed.ts';
import { straightPage } from './pictures.ts';
import { readArrival } from './read-arrival.ts';

const LOOK_EVERY_MS = 1_000;
const KEEP_LEASES_EVERY_MS = 5_000;
/** Photos held in memory until they are read; others are read from the store again. */
const HELD = 8;
/** Most that is leased at a time from what others left. */
const LEASED = 100;

const LOOK_TROUBLE: TroubleWords = {
  met: (reason) => ({
    th: `ยังดูภาพที่รออ่านไม่ได้ จะลองใหม่: ${reason}`,
    en: `The inbox could not be looked through, trying again: ${reason}`,
  }),
  over: { th: 'ดูภาพที่รออ่านได้แล้ว', en: 'The inbox can be looked through again' },
};

/** Kept and leased, or why not. */
type Kept =
  | { readonly kind: 'kept'; readonly id: number; readonly receipt: string; readonly again: boolean }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The intake of this process. Everything is kept first: the file in the photo store, a row in `arrival`; then it is read, by this
 * process or, when it dies, by another; then it is placed in one statement, or waits for a person.
 */
export function openIntake(deps: IntakeDeps): Intake {
  const { desk } = deps;
  const lessee = randomUUID();
  const waiting = new Map<number, ((outcome: Outcome) => void)[]>();
  const listeners = new Set<(settled: Settled) => void>();
  const held = new Map<number, Uint8Array>();
  let timer: NodeJS.Timeout | null = null;
  let leasesKept = 0;
  let looking = false;

  const tell = (row: ArrivalRow, outcome: Outcome) => {
    const waiters = waiting.get(row.arrival_id) ?? [];
    waiting.delete(row.arrival_id);
    for (const resolve of waiters) resolve(outcome);
    if (waiters.length > 0) return;
    const { key, channel, sender } = row;
    for (const listener of listeners) listener({ key, channel, sender, outcome });
  };

  const queue = new ArrivalQueue(
    deps.parallel ?? 2,
    async (id) => {
      const bytesHeld = held.get(id);
      held.delete(id);
      const row = await takeToRead(desk.db, id, lessee);
      if (row === null) return; // another process has it: whoever waits here sees it in the table
      const bytes = bytesHeld ?? (await desk.photos.readOriginal(row.original));
      if (bytes === null) {
        deps.log(`the file of arrival ${row.receipt} is not in the photo store`);
        await writeVerdict(desk.db, id, fileIsGone(row));
        return report(id);
      }
      const result = await readArrival(deps, row, bytes);
      if (result.kind === 'left') return release(desk.db, lessee, id);
      await report(id);
      // The sender knows; now the desk's picture is made.
      const { placed, look } = result;
      if (placed !== null) {
        const known = { bytes, ...(look === null ? {} : { look }) };
        await straightPage(deps, { original: row.original, ...placed }, known);
      }
    },
    deps.log,
  );

  const report = async (id: number) => {
    const row = await findById(desk.db, id);
    const outcome = row === null ? null : await outcomeOf(desk, row);
    if (row !== null && outcome !== null) tell(row, outcome);
  };

  /** Whoever waits for what another process reads finds it in the table. */
  const lookForWaiters = async () => {
    for (const id of waiting.keys()) if (!queue.has(id)) await report(id);
  };

  const trouble = new Trouble(({ en }) => deps.log(en), LOOK_TROUBLE);
  const look = async () => {
    if (looking) return;
    looking = true;
    try {
      if (Date.now() - leasesKept > KEEP_LEASES_EVERY_MS) {
        leasesKept = Date.now();
        const ids = queue.all();
        if (ids.length > 0) await keepLeases(desk.db, lessee, ids);
      }
      // Also while new photos pour in: what a dead process left must not wait for a quiet moment.
      const room = LEASED - queue.older;
      if (room > 0) for (const id of await leaseLeft(desk.db, lessee, room)) queue.add(id, true);
      await lookForWaiters();
      trouble.over();
    } catch (error) {
      trouble.met(String(error));
    } finally {
      looking = false;
    }
  };

  const keep = async (arrival: Arrival): Promise<Kept> => {
    const checked = publicCopy(arrival.bytes);
    if (!checked.ok) return { kind: 'refused', reason: checked.error };
    const stored = await keepPhoto(desk, arrival.bytes, checked.value.publicBytes);
    if (!stored.ok) throw new NotKept(stored.error.code, stored.error.detail);
    const centre = arrival.centre ?? centreOfUnit(deps, arrival);
    const kept = await insertArrival(desk.db, arrival, checked.value, centre, lessee);
    if (!kept.again) {
      if (held.size < HELD) held.set(kept.id, arrival.bytes);
      queue.add(kept.id);
    }
    return { kind: 'kept', ...kept };
  };

  const door: Door = async (arrival) => {
    const kept = await keep(arrival);
    if (kept.kind === 'refused') return kept;
    const { id } = kept;
    return new Promise<Outcome>((resolve, reject) => {
      waiting.set(id, [...(waiting.get(id) ?? []), resolve]);
      // An arrival that was here before may have been settled long ago.
      if (kept.again) report(id).catch(reject);
    });
  };

  return {
    door,
    async keep(arrival) {
      const kept = await keep(arrival);
      return kept.kind === 'refused' ? kept : { kind: 'kept', receipt: kept.receipt, again: kept.again };
    },
    async outcomeOf(key) {
      const row = await findByKey(desk.db, key);
      return row === null ? null : outcomeOf(desk, row);
    },
    onSettled(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async settled(key) {
      const row = await findByKey(desk.db, key);
      const outcome = row === null ? null : await outcomeOf(desk, row);
      if (row !== null && outcome !== null) tell(row, outcome);
    },
    owed: (unit) => owedPagesOfUnit(desk, unit),
    start() {
      timer ??= setInterval(() => void look(), deps.lookEveryMs ?? LOOK_EVERY_MS);
      timer.unref();
      void look();
    },
    async stop() {
      if (timer !== null) clearInterval(timer);
      timer = null;
      await queue.stop();
    },
  };
}

/** Nothing can be read: a person sees that it came, and asks for it again. */
function fileIsGone(row: ArrivalRow): Verdict {
  return {
    state: 'waiting',
    doubt: 'not-read',
    look: null,
    hint: row.unit_id,
    atCentre: row.at_centre,
    returnId: null,
    page: null,
    sameAs: null,
  };
}

/** The photo store could not keep a file: nothing was taken, sending it again is right. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
  readonly code: 'disk-full' | 'storage-failed';

  constructor(code: 'disk-full' | 'storage-failed', detail: string) {
    super(detail);
    this.code = code;
  }
}

function centreOfUnit({ desk }: IntakeDeps, { unit }: Arrival) {
  return unit !== null && desk.election.unitIndex.has(unit)
    ? desk.election.getUnitOrThrow(unit).centreId
    : null;
}
