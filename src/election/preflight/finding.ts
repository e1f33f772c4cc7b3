import type { Bilingual } from '../../basics/bilingual.ts';

export const PREFLIGHT_CODES = [
  'no-form',
  'form-lacks-counts',
  'form-lacks-role',
  'form-lacks-words',
  'form-place-outside',
  'form-unused',
  'wrong-centre-kind',
  'centre-elsewhere',
  'no-lines',
  'no-candidates',
  'uncontested',
  'duplicate-number',
  'wrong-seats',
  'wrong-marks',
  'empty-list',
  'contest-without-units',
  'unit-without-contest',
  'empty-constituency',
  'phantom-constituency',
  'duplicate-unit-number',
  'advance-over-roll',
  'roll-unknown',
  'registered-sum',
  'station-sum',
  'times-order',
  'not-on-election-day',
  'cap-range',
  'cap-hides-all',
  'no-signatures',
  'rule-missing',
] as const;
export type PreflightCode = (typeof PREFLIGHT_CODES)[number];

/** `error`: some return could not be received, entered, accepted or published rightly. `warning`: look at it. `info`: know it. */
export type PreflightLevel = 'error' | 'warning' | 'info';

export interface PreflightFinding {
  readonly level: PreflightLevel;
  readonly code: PreflightCode;
  /** Id of the area, contest, unit, form or centre, or the name of a manifest field. */
  readonly place: string;
  readonly message: Bilingual;
}

export function finding(
  level: PreflightLevel,
  code: PreflightCode,
  place: string,
  th: string,
  en: string,
): PreflightFinding {
  return { level, code, place, message: { th, en } };
}
