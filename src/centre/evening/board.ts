import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { UnitId } from '../../election/model.ts';
import { STAGES } from '../../returns/life-state.ts';
import { BoardColumns } from './board-columns.ts';
import { readAllRows, readChangedRows, readContacts, readHorizon, readReasons } from './board-rows.ts';
import type { PublicPort, PublicState } from './public-state.ts';
import { SharedRead } from './shared-read.ts';
import { STATUS_INDEX, STATUSES, statusOf } from './statuses.ts';

interface MissingNote {
  readonly code: string;
  readonly note: string;
  /** Seconds since 1970. */
  readonly at: number;
}

const ACCEPTED = STAGES.indexOf('accepted');

export interface Contact {
  readonly name: string;
  readonly phone: string;
}

/**
 * Every return of the election as the evening's screens need it, in memory. Read anew at most once in `freshMs` and only when
 * somebody asks; after the first time only what changed comes over the wire.
 */
export class Board {
  readonly election: Election;
  readonly columns: BoardColumns;
  /** Index of each return's and each unit's status in {@link STATUSES}. */
  readonly statusOfReturn: Uint8Array;
  readonly statusOfUnit: Uint8Array;
  /** The revision at which a unit changed last. */
  readonly changedAt: Uint32Array;
  readonly reasons = new Map<number, MissingNote>();
  readonly contacts = new Map<number, Contact>();
  /** Names this board: revisions of another one mean nothing here. */
  readonly name = randomBytes(4).toString('hex');
  readonly #db: Pool;
  readonly #port: PublicPort;
  readonly #shared: SharedRead<void>;
  #reading: Promise<void> = Promise.resolve();
  #revision = 1;
  #horizon: string | null = null;
  #lastReason = 0;
  #now = 0;
  #public: PublicState | null = null;

  constructor(db: Pool, election: Election, port: PublicPort, freshMs: number) {
    this.#db = db;
    this.election = election;
    this.#port = port;
    this.columns = new BoardColumns(election.returns.length);
    this.statusOfReturn = new Uint8Array(election.returns.length);
    this.statusOfUnit = new Uint8Array(election.pkg.units.length);
    this.changedAt = new Uint32Array(election.pkg.units.length);
    this.#shared = new SharedRead(() => this.#read(), freshMs);
  }

  get revision(): number {
    return this.#revision;
  }

  /** The database's time at the last reading, seconds since 1970. */
  get now(): number {
    return this.#now;
  }

  get publicState(): PublicState | null {
    return this.#public;
  }

  /** Brings the board up to date, unless it is. */
  async fresh(): Promise<this> {
    await this.#shared.get();
    return this;
  }

  /** This process changed something: the next one who asks sees it. */
  drop(): void {
    this.#shared.drop();
  }

  /** Readings follow each other: one that was dropped while under way does not overtake the next. */
  #read(): Promise<void> {
    const next = this.#reading.catch(() => undefined).then(() => this.#readNow());
    this.#reading = next;
    return next;
  }

  async #readNow(): Promise<void> {
    const { horizon, now } = await readHorizon(this.#db);
    const changed = new Set<number>();
    const { returns } = this.election;
    const take = (rows: Awaited<ReturnType<typeof readChangedRows>>) => {
      for (const row of rows) {
        const spec = returns[row.return_id];
        if (spec !== undefined && this.columns.take(row)) changed.add(spec.unitIndex);
      }
    };
    if (this.#horizon === null) {
      for await (const rows of readAllRows(this.#db, returns.length)) take(rows);
      for (let unit = 0; unit < this.changedAt.length; unit++) changed.add(unit);
    } else take(await readChangedRows(this.#db, this.#horizon));
    for (const row of await readReasons(this.#db, this.#lastReason)) {
      this.#lastReason = Math.max(this.#lastReason, row.reason_id);
      const unit = this.election.unitIndex.get(row.unit_id as UnitId);
      if (unit === undefined || (this.reasons.get(unit)?.at ?? -1) > row.at) continue;
      const { code, note, at: when } = row;
      const known = this.reasons.get(unit);
      if (known?.code === code && known.note === note && known.at === when) continue;
      this.reasons.set(unit, { code, note, at: when });
      changed.add(unit);
    }
    for (const { unit_id, name, phone } of await readContacts(this.#db, this.#horizon)) {
      const unit = this.election.unitIndex.get(unit_id as UnitId);
      if (unit === undefined) continue;
      const known = this.contacts.get(unit);
      if ((known?.name ?? '') === name && (known?.phone ?? '') === phone) continue;
      if (name === '') this.contacts.delete(unit);
      else this.contacts.set(unit, { name, phone });
      changed.add(unit);
    }
    this.#judge(changed);
    this.#horizon = horizon;
    this.#now = now;
  }

  /** Works out the statuses of units that changed; of all units when there is another cut. */
  #judge(changed: Set<number>): void {
    const before = this.#public;
    this.#public = this.#port();
    if (this.#public?.cut !== before?.cut) {
      for (let unit = 0; unit < this.statusOfUnit.length; unit++) {
        if ((changed.has(unit) || this.#hasAccepted(unit)) && this.#judgeUnit(unit)) changed.add(unit);
      }
    } else for (const unit of changed) this.#judgeUnit(unit);
    if (changed.size === 0) return;
    this.#revision += 1;
    for (const unit of changed) this.changedAt[unit] = this.#revision;
  }

  /** Only what is accepted depends on the cut. */
  #hasAccepted(unitIndex: number): boolean {
    return at(this.election.returnsOfUnit, unitIndex).some(
      (index) => index >= 0 && this.columns.stage[index] === ACCEPTED,
    );
  }

  #judgeUnit(unitIndex: number): boolean {
    const { stage, round, version } = this.columns;
    let furthestBehind = STATUSES.length - 1;
    let any = false;
    let changed = false;
    for (const returnIndex of at(this.election.returnsOfUnit, unitIndex)) {
      if (returnIndex < 0) continue;
      any = true;
      const standing = {
        returnIndex,
        unitIndex,
        round: round[returnIndex] ?? 0,
        version: version[returnIndex] ?? 0,
      };
      const status = STATUS_INDEX[statusOf(at(STAGES, stage[returnIndex] ?? 0), standing, this.#public)];
      if (this.statusOfReturn[returnIndex] !== status) changed = true;
      this.statusOfReturn[returnIndex] = status;
      furthestBehind = Math.min(furthestBehind, status);
    }
    this.statusOfUnit[unitIndex] = any ? furthestBehind : 0;
    return changed;
  }
}
