import type { ElectionPackage } from '../../election/model.ts';
import type { FormRow, UnitArrival } from '../form-row.ts';

export const SAMPLE_KINDS = ['nation', 'province', 'local'] as const;
export type SampleKind = (typeof SAMPLE_KINDS)[number];

export interface SampleOptions {
  readonly kind: SampleKind;
  readonly seed: number;
  /** Three-letter id; which province a `province` or `local` sample lies in. */
  readonly province: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Above 0, at most 1: share of the real number of voters, and with it of stations. */
  readonly scale: number;
  /** Makes the first contest end in equal votes. */
  readonly tie: boolean;
}

/** A package without its hash, and the night's forms by ballot in the order of units. */
export interface Sample {
  readonly pkg: ElectionPackage;
  readonly rows: ReadonlyMap<string, FormRow[]>;
  readonly arrivals: readonly UnitArrival[];
}
