import type { Pool } from 'pg';
import type { Bilingual } from '../basics/bilingual.ts';
import type { Content, TargetConfig, TargetKind } from './config/model.ts';
import type { FaultCode } from './fault.ts';
import { FAULT_CODES } from './fault.ts';
import { FAULT_WORDS } from './fault-words.ts';

export const TARGET_STATES = ['delivering', 'up-to-date', 'behind', 'paused', 'faulty', 'never'] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** After so many failures in a row a place is called faulty. It is tried on. */
export const FAULTY_AFTER = 3;
/** A place is behind when the newest cut is so much newer than what it has: this, or three times its own pace. */
const LATE_MS = 60_000;

/** A row of `delivery_target` as the states are read from it. */
interface Row {
  readonly target: string;
  readonly paused: boolean;
  readonly pause_reason: string;
  readonly paused_by: string | null;
  readonly paused_at: Date | null;
  readonly asked_at: Date | null;
  readonly hand_cut: number | null;
  readonly hand_since: Date | null;
  readonly hand_files: number | null;
  readonly hand_done: number | null;
  readonly failures: number;
  readonly problem: string;
  readonly detail: string;
  readonly failing_since: Date | null;
  readonly next_at: Date | null;
  readonly cut: number | null;
  readonly cut_at: Date | null;
  readonly delivered_at: Date | null;
  readonly files: number | null;
  readonly bytes: number | null;
  readonly sent_files: number | null;
  readonly sent_bytes: number | null;
  readonly seconds: number | null;
  readonly left_out: number;
}

/** How one place is, as the desk shows it: no address, no secret. */
export interface TargetStatus {
  readonly target: string;
  readonly name: string;
  readonly kind: TargetKind;
  readonly content: readonly Content[];
  readonly everyCut: boolean;
  readonly state: TargetState;
  /** The last cut that arrived whole. */
  readonly delivered: {
    readonly cut: number;
    readonly at: string;
    readonly deliveredAt: string;
    readonly files: number;
    readonly bytes: number;
    readonly sentFiles: number;
    readonly sentBytes: number;
    readonly seconds: number;
  } | null;
  readonly underWay: {
    readonly cut: number;
    readonly since: string;
    readonly files: number;
    readonly done: number;
  } | null;
  readonly problem: {
    readonly code: FaultCode;
    readonly what: Bilingual;
    readonly todo: Bilingual;
    readonly detail: string;
    readonly failures: number;
    readonly since: string;
    readonly nextAt: string | null;
  } | null;
  readonly paused: { readonly reason: string; readonly by: string; readonly at: string } | null;
  /** Cuts that a place for every cut did not get. */
  readonly leftOut: number;
}

/** The state in one word. `newestAt`: time of the newest cut, milliseconds; null before the first. */
export function stateOf(
  row: Pick<Row, 'paused' | 'failures' | 'hand_cut' | 'cut' | 'cut_at'> | null,
  newestAt: number | null,
  everyMs: number,
): TargetState {
  if (row === null) return 'never';
  if (row.paused) return 'paused';
  if (row.failures >= FAULTY_AFTER) return 'faulty';
  const behind =
    newestAt !== null &&
    row.cut_at !== null &&
    newestAt - row.cut_at.getTime() > Math.max(LATE_MS, 3 * everyMs);
  if (row.failures > 0) return row.cut === null ? 'never' : 'behind';
  if (behind) return 'behind';
  if (row.hand_cut !== null) return 'delivering';
  return row.cut === null ? 'never' : 'up-to-date';
}

/** How every configured place is, in the order of the file. */
export async function targetStates(
  db: Pool,
  targets: readonly TargetConfig[],
): Promise<{
  readonly newest: { readonly cut: number; readonly at: string } | null;
  readonly targets: readonly TargetStatus[];
}> {
  const [states, cuts] = await Promise.all([
    db.query<Row>(
      `select t.*, t.bytes::float8 as bytes, t.sent_bytes::float8 as sent_bytes, t.seconds::float8 as seconds, p.display_name as paused_by
         from delivery_target t left join person p on p.person_id = t.paused_by`,
    ),
    db.query<{ number: number; at: Date }>('select number, at from cut order by number desc limit 1'),
  ]);
  const rows = new Map(states.rows.map((row) => [row.target, row]));
  const cut = cuts.rows[0];
  return {
    newest: cut === undefined ? null : { cut: cut.number, at: cut.at.toISOString() },
    targets: targets.map((target) =>
      statusOf(target, rows.get(target.id) ?? null, cut?.at.getTime() ?? null),
    ),
  };
}

function statusOf(target: TargetConfig, row: Row | null, newestAt: number | null): TargetStatus {
  const { id, name, kind, content, everyCut, everyMs } = target;
  return {
    target: id,
    name,
    kind,
    content,
    everyCut,
    state: stateOf(row, newestAt, everyMs),
    delivered: row === null ? null : deliveredOf(row),
    underWay:
      row?.hand_cut == null || row.hand_since === null
        ? null
        : {
            cut: row.hand_cut,
            since: row.hand_since.toISOString(),
            files: row.hand_files ?? 0,
            done: row.hand_done ?? 0,
          },
    problem: row === null ? null : problemOf(row),
    paused:
      row === null || !row.paused || row.paused_at === null
        ? null
        : { reason: row.pause_reason, by: row.paused_by ?? '', at: row.paused_at.toISOString() },
    leftOut: row?.left_out ?? 0,
  };
}

function deliveredOf(row: Row): TargetStatus['delivered'] {
  if (row.cut === null || row.cut_at === null || row.delivered_at === null) return null;
  return {
    cut: row.cut,
    at: row.cut_at.toISOString(),
    deliveredAt: row.delivered_at.toISOString(),
    files: row.files ?? 0,
    bytes: row.bytes ?? 0,
    sentFiles: row.sent_files ?? 0,
    sentBytes: row.sent_bytes ?? 0,
    seconds: row.seconds ?? 0,
  };
}

function problemOf(row: Row): TargetStatus['problem'] {
  const code = FAULT_CODES.find((one) => one === row.problem);
  if (code === undefined || row.failing_since === null) return null;
  return {
    code,
    ...FAULT_WORDS[code],
    detail: row.detail,
    failures: row.failures,
    since: row.failing_since.toISOString(),
    nextAt: row.next_at?.toISOString() ?? null,
  };
}
