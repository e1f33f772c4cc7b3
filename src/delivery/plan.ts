/** When a file may be sent: a reader of the place must never find a pointer to what is not there yet. */
export type Stage = 'data' | 'manifest' | 'pointer' | 'newest';
export const STAGES: readonly Stage[] = ['data', 'manifest', 'pointer', 'newest'];

/** A file that a place shall hold. */
export interface WantedFile {
  /** Below the place, without a leading slash. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly stage: Stage;
}

/** A file that has arrived. */
export interface ArrivedFile {
  readonly sha256: string;
  readonly bytes: number;
  /** The place's own id of it; empty where it has none. */
  readonly remote: string;
}

export interface Plan {
  /** What to send, stage by stage in the order of {@link STAGES}; each stage begins when the one before has arrived whole. */
  readonly stages: readonly (readonly WantedFile[])[];
  /** Wanted files that are there already. */
  readonly same: number;
}

/** What must be sent so that a place that holds `arrived` holds `wanted`. Files with the hash that is there are not sent again. */
export function planSends(arrived: ReadonlyMap<string, ArrivedFile>, wanted: readonly WantedFile[]): Plan {
  const due = wanted.filter((file) => arrived.get(file.path)?.sha256 !== file.sha256);
  return {
    stages: STAGES.map((stage) => due.filter((file) => file.stage === stage)),
    same: wanted.length - due.length,
  };
}

const LASTING = /^v1\/f\/[0-9a-f]{16}\//;
const DELTA = /^feed\/deltas\/(\d+)-(\d+)\.json$/;
/** Deltas that a place keeps. */
export const MOST_DELTAS = 100;

/** The numbers of a delta's path; null for any other path. */
export function deltaOf(path: string): { readonly from: number; readonly to: number } | null {
  const [, from, to] = DELTA.exec(path) ?? [];
  return to === undefined ? null : { from: Number(from), to: Number(to) };
}

/**
 * Paths that may be taken away from a place after a delivery: lasting names that no delivery has wanted for `keepMs`, and all but the
 * newest deltas. `wantedAt`: when each lasting name was wanted last.
 */
export function outlived(
  arrived: Iterable<string>,
  wanted: ReadonlySet<string>,
  wantedAt: ReadonlyMap<string, number>,
  now: number,
  keepMs: number,
): readonly string[] {
  const gone: string[] = [];
  const deltas: string[] = [];
  for (const path of arrived) {
    if (wanted.has(path)) continue;
    if (LASTING.test(path) && now - (wantedAt.get(path) ?? now) > keepMs) gone.push(path);
    if (deltaOf(path) !== null) deltas.push(path);
  }
  const newest = deltas.toSorted((a, b) => (deltaOf(b)?.to ?? 0) - (deltaOf(a)?.to ?? 0));
  return [...gone, ...newest.slice(MOST_DELTAS - 1)];
}
