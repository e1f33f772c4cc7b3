import type { Language } from '../../../../../src/basics/bilingual.ts';
import { formatTime } from '../../../../shared/dates.ts';
import { progressPercent, sharePercent } from '../../../../shared/numbers.ts';
import type { Forecast, NumbersRow, Status } from '../../api/evening-types.ts';
import { TASKS } from '../../api/evening-types.ts';

const PUBLIC: readonly Status[] = ['corrected', 'public'];
/** What has a record that counts. */
const ACCEPTED: readonly Status[] = [
  'accepted',
  'waiting-pair',
  'held-back',
  'correction-proposed',
  ...PUBLIC,
];

function sum({ statuses }: NumbersRow, of: readonly Status[]): number {
  return of.reduce((total, status) => total + (statuses[status] ?? 0), 0);
}

export const acceptedOf = (row: NumbersRow) => sum(row, ACCEPTED);
export const publicOf = (row: NumbersRow) => sum(row, PUBLIC);
/** Forms that something has come for, readable or not. */
export const receivedOf = (row: NumbersRow) => row.returns - (row.statuses.awaited ?? 0);

export function waitingOf({ waiting }: NumbersRow): number {
  return TASKS.reduce((total, task) => total + waiting[task].count, 0);
}

/** Since when the task waits that waits longest, seconds since 1970; null: none does. */
export function oldestOf({ waiting }: NumbersRow): number | null {
  const times = TASKS.flatMap((task) => waiting[task].oldest ?? []);
  return times.length === 0 ? null : Math.min(...times);
}

export function findingsOf({ findings }: NumbersRow): number {
  return Object.values(findings).reduce((total, count) => total + count, 0);
}

/** How far a count is, rounded down: 100% means all. A dash where there is nothing to count. */
export function percentDone(part: number, whole: number): string {
  const percent = progressPercent(part, whole, true);
  return percent === null ? '–' : `${percent}%`;
}

/** A share with two decimals; a dash of nothing. */
export function percentOf(part: number, whole: number): string {
  const percent = sharePercent(part, whole);
  return percent === null ? '–' : `${percent}%`;
}

export function perMinute(rate: number): string {
  return rate >= 100 ? String(Math.round(rate)) : (Math.round(rate * 10) / 10).toFixed(1);
}

export function clock(seconds: number, language: Language): string {
  return formatTime(seconds * 1000, language);
}

/** For sorting: what has no forecast ends after everything that has one. */
export function endOf(forecast: Forecast | null): number {
  return forecast?.at ?? Number.POSITIVE_INFINITY;
}
