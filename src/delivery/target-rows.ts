import type { Pool } from 'pg';
import type { TargetConfig } from './config/model.ts';
import type { DeliveryFault } from './fault.ts';
import type { Hand } from './hands.ts';
import type { ArrivedFile } from './plan.ts';

/** What people said of a target: read again and again by the process that delivers. */
export interface TargetOrders {
  readonly paused: boolean;
  /** Milliseconds; 0 when nobody has asked. */
  readonly askedAt: number;
  readonly askedAll: boolean;
}

/** Where a delivery stands when a process begins with it. */
export interface KnownState {
  readonly cut: number;
  readonly failures: number;
  readonly arrived: Map<string, ArrivedFile>;
}

/** The rows of one target. */
export class TargetRows {
  readonly #db: Pool;
  readonly #target: TargetConfig;
  readonly #place: string;

  /** `place`: hash of where the target is. */
  constructor(db: Pool, target: TargetConfig, place: string) {
    this.#db = db;
    this.#target = target;
    this.#place = place;
  }

  /** Makes the row, and forgets what had arrived at another place under the same name; true when there was one. */
  async open(): Promise<boolean> {
    const { id, kind } = this.#target;
    const { rows } = await this.#db.query<{ moved: boolean }>(
      `with before as (select place, kind from delivery_target where target = $1 for update),
            made as (insert into delivery_target (target, kind, place) values ($1, $2, $3)
                     on conflict (target) do update set kind = $2, place = $3)
       select (place <> $3 or kind <> $2) as moved from before`,
      [id, kind, this.#place],
    );
    const moved = rows[0]?.moved === true;
    if (moved) await this.forget();
    return moved;
  }

  async load(): Promise<KnownState> {
    const { id } = this.#target;
    const state = await this.#db.query<{ cut: number | null; failures: number }>(
      'select cut, failures from delivery_target where target = $1',
      [id],
    );
    const files = await this.#db.query<{ path: string; sha256: string; bytes: string; remote: string }>(
      'select path, sha256, bytes, remote from delivery_file where target = $1',
      [id],
    );
    return {
      cut: state.rows[0]?.cut ?? 0,
      failures: state.rows[0]?.failures ?? 0,
      arrived: new Map(
        files.rows.map(({ path, sha256, bytes, remote }) => [path, { sha256, bytes: Number(bytes), remote }]),
      ),
    };
  }

  async orders(): Promise<TargetOrders> {
    const { rows } = await this.#db.query<{ paused: boolean; asked_at: Date | null; asked_all: boolean }>(
      'select paused, asked_at, asked_all from delivery_target where target = $1',
      [this.#target.id],
    );
    const row = rows[0];
    return {
      paused: row?.paused ?? false,
      askedAt: row?.asked_at?.getTime() ?? 0,
      askedAll: row?.asked_all ?? false,
    };
  }

  /** Nothing counts as arrived any more: everything is sent again. */
  async forget(): Promise<void> {
    const { id } = this.#target;
    await this.#db.query(
      `with gone as (delete from delivery_file where target = $1)
       update delivery_target set asked_all = false, cut = null, cut_at = null, delivered_at = null, files = null, bytes = null,
              sent_files = null, sent_bytes = null, seconds = null where target = $1`,
      [id],
    );
  }

  async begun(hand: Hand, files: number): Promise<void> {
    await this.#db.query(
      'update delivery_target set hand_cut = $2, hand_since = clock_timestamp(), hand_files = $3, hand_done = 0 where target = $1',
      [this.#target.id, hand.cut, files],
    );
  }

  /** Notes files that have arrived, and how far the delivery is. */
  async arrived(files: readonly (readonly [string, ArrivedFile])[], done: number): Promise<void> {
    const values = [
      this.#target.id,
      files.map(([path]) => path),
      files.map(([, file]) => file.sha256),
      files.map(([, file]) => file.bytes),
      files.map(([, file]) => file.remote),
      done,
    ];
    await this.#db.query(
      `with kept as (
         insert into delivery_file (target, path, sha256, bytes, remote)
         select $1, path, sha256, bytes, remote from unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) as f (path, sha256, bytes, remote)
         on conflict (target, path) do update
           set sha256 = excluded.sha256, bytes = excluded.bytes, remote = excluded.remote, arrived_at = clock_timestamp())
       update delivery_target set hand_done = $6 where target = $1`,
      values,
    );
  }

  async removed(paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    await this.#db.query('delete from delivery_file where target = $1 and path = any($2)', [
      this.#target.id,
      paths,
    ]);
  }

  async finished(
    hand: Hand,
    sums: {
      readonly files: number;
      readonly bytes: number;
      readonly sentFiles: number;
      readonly sentBytes: number;
      readonly seconds: number;
    },
  ): Promise<void> {
    await this.#db.query(
      `update delivery_target set cut = $2, cut_at = $3, delivered_at = clock_timestamp(), files = $4, bytes = $5, sent_files = $6,
              sent_bytes = $7, seconds = $8, failures = 0, problem = '', detail = '', failing_since = null, next_at = null,
              hand_cut = null, hand_since = null, hand_files = null, hand_done = null where target = $1`,
      [
        this.#target.id,
        hand.cut,
        hand.at,
        sums.files,
        sums.bytes,
        sums.sentFiles,
        sums.sentBytes,
        sums.seconds,
      ],
    );
  }

  async failed(failures: number, fault: DeliveryFault, nextAt: number): Promise<void> {
    await this.#db.query(
      `update delivery_target set failures = $2, problem = $3, detail = $4, next_at = $5,
              failing_since = coalesce(failing_since, clock_timestamp()),
              hand_cut = null, hand_since = null, hand_files = null, hand_done = null where target = $1`,
      [this.#target.id, failures, fault.code, fault.detail.slice(0, 200), new Date(nextAt)],
    );
  }

  /** The delivery at hand was stopped by us. */
  async stopped(): Promise<void> {
    await this.#db.query(
      'update delivery_target set hand_cut = null, hand_since = null, hand_files = null, hand_done = null where target = $1',
      [this.#target.id],
    );
  }

  async leftOut(cuts: number): Promise<void> {
    await this.#db.query('update delivery_target set left_out = left_out + $2 where target = $1', [
      this.#target.id,
      cuts,
    ]);
  }
}
