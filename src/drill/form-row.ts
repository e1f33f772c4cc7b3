/**
 * One paper form of the drill, as the committee wrote it: the truth that a drill types and that results are compared with.
 * Places that the form does not have are null. Formats: docs/formats/drill.md.
 */
export interface FormRow {
  readonly unitId: string;
  /** As in the file, e.g. `5/18`. */
  readonly form: string;
  readonly present: number | null;
  readonly received: number | null;
  readonly used: number | null;
  readonly valid: number;
  readonly invalid: number;
  readonly noVote: number;
  readonly left: number | null;
  /** In the order of the contest's lines. */
  readonly votes: readonly number[];
}

/** When the unit's forms reach the centre: minutes after the close of polls (17:00). */
export interface UnitArrival {
  readonly unitId: string;
  readonly minute: number;
}
