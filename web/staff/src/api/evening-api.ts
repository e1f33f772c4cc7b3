import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type {
  Announcement,
  ContactPreview,
  Course,
  Grouping,
  Importance,
  MissingCode,
  MissingHistory,
  Notices,
  Numbers,
  OpenCase,
  Pause,
  PersonOnDuty,
  Place,
  Readers,
  Scope,
  StationsReply,
  StuckReturn,
  WaitingCorrection,
} from './evening-types.ts';
import { get, post, send } from './http.ts';

type Values = Readonly<Record<string, string | number | null | undefined>>;

/** A path with a query; what is empty stays away. */
export function withQuery(path: string, values: Values): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  return query.size === 0 ? path : `${path}?${query}`;
}

export interface StationWish {
  readonly status?: string;
  readonly kind?: string;
  readonly text?: string;
  readonly after?: number;
  readonly limit?: number;
  readonly since?: string | undefined;
}

/** A return or, for what belongs to the unit, any return of it. */
export interface ReturnName {
  readonly unit: string;
  readonly ballot: string;
}

function pathOf({ unit, ballot }: ReturnName, act: string): string {
  return `/api/units/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}/${act}`;
}

export type CsvName = 'stations' | 'missing' | 'people' | 'corrections' | 'findings';

/** Address of a file for a spreadsheet. */
export function csvUrl(name: CsvName, scope: Scope): string {
  return withQuery(`/api/evening/${name}.csv`, { ...scope });
}

/** The calls of the evening: lists, numbers, pauses, announcements. */
export const eveningApi = {
  stations: (scope: Scope, lang: string, wish: StationWish) =>
    get(withQuery('/api/evening/stations', { ...scope, lang, ...wish })) as Promise<StationsReply>,
  numbers: (by: Grouping, scope: Scope) =>
    get(withQuery('/api/evening/numbers', { by, ...scope })) as Promise<Numbers>,
  course: (scope: Scope) => get(withQuery('/api/evening/course', { ...scope })) as Promise<Course>,
  stuck: (scope: Scope, minutes: number) =>
    get(withQuery('/api/evening/stuck', { ...scope, minutes })) as Promise<{
      readonly returns: readonly StuckReturn[];
      readonly more: boolean;
    }>,
  people: (scope: Scope) =>
    get(withQuery('/api/evening/people', { ...scope })) as Promise<{
      readonly people: readonly PersonOnDuty[];
    }>,
  corrections: ({ centre }: Scope) =>
    get(withQuery('/api/corrections', { centre })) as Promise<{
      readonly corrections: readonly WaitingCorrection[];
    }>,
  openCases: ({ centre }: Scope) =>
    get(withQuery('/api/cases', { centre, stage: 'open' })) as Promise<{
      readonly cases: readonly OpenCase[];
    }>,

  raise: (name: ReturnName, priority: number, wholeUnit: boolean) =>
    post(pathOf(name, 'priority'), { priority, wholeUnit }),
  takeAway: (name: ReturnName, reason: string) => post(pathOf(name, 'claim/take-away'), { reason }),

  missingCodes: () =>
    get('/api/evening/missing-codes') as Promise<{ readonly codes: readonly MissingCode[] }>,
  missingHistory: (name: ReturnName) => get(pathOf(name, 'missing')) as Promise<MissingHistory>,
  noteMissing: (name: ReturnName, code: string, note: string) =>
    post(pathOf(name, 'missing'), { code, ...(note === '' ? {} : { note }) }),
  setContact: (name: ReturnName, contact: { readonly name: string; readonly phone: string }) =>
    post(pathOf(name, 'contact'), contact),
  /** Says what an import would do, and keeps nothing. */
  previewContacts: (csv: Blob) =>
    send('POST', '/api/evening/contacts?preview=1', csv, 'text/csv') as Promise<ContactPreview>,
  importContacts: (csv: Blob) =>
    send('POST', '/api/evening/contacts', csv, 'text/csv') as Promise<{ readonly kept: number }>,

  notices: () => get('/api/notices') as Promise<Notices>,
  seen: (id: string) => post(`/api/announcements/${id}/seen`, {}),
  pauses: () => get('/api/evening/pauses') as Promise<{ readonly pauses: readonly Pause[] }>,
  pause: (area: Place, message: Bilingual) => post('/api/evening/pauses', { area, message }),
  resume: (id: string) => post(`/api/evening/pauses/${id}/resume`, {}),
  announcements: () =>
    get('/api/announcements') as Promise<{ readonly announcements: readonly Announcement[] }>,
  announce: (body: {
    readonly area: Place;
    readonly importance: Importance;
    readonly text: Bilingual;
    readonly from?: string;
    readonly until?: string;
  }) => post('/api/announcements', body),
  readers: (id: string) => get(`/api/announcements/${id}/readers`) as Promise<Readers>,
  withdraw: (id: string) => post(`/api/announcements/${id}/withdraw`, {}),
};
