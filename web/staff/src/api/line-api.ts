import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import { withQuery } from './evening-api.ts';
import { get, post } from './http.ts';

/** Shapes of LINE at the desk: docs/formats/staff-api.md. */

export interface LineChannel {
  readonly channel: string;
  readonly name: string;
  readonly tokenGood: boolean | null;
  readonly problem: string;
  readonly quotaLimit: number | null;
  readonly quotaUsed: number | null;
  readonly lastEventAt: string | null;
  readonly photosWaiting: number;
  readonly oldestWaiting: string | null;
  readonly photosHeld: number;
  readonly photosFailing: number;
  readonly photosDone: number;
  readonly photosExpired: number;
  readonly photosWithdrawn: number;
  readonly answersWaiting: number;
  readonly answersDropped: number;
}

export interface LineGroup {
  readonly group: number;
  readonly channel: string;
  readonly name: string;
  readonly centre: string;
  readonly here: boolean;
  readonly photos: number;
  readonly lastAt: string | null;
}

export interface LineSender {
  readonly binding: number;
  readonly sender: number;
  readonly name: string;
  readonly unit: string;
  readonly unitName: Bilingual | null;
  readonly how: 'chat' | 'desk';
  readonly namedAt: string;
  readonly now: boolean;
}

export interface LineTrouble {
  readonly photo: number;
  readonly state: 'withdrawn' | 'expired' | 'done' | 'waiting';
  readonly sender: number | null;
  readonly name: string;
  readonly unit: string | null;
  readonly unitName: Bilingual | null;
  readonly receipts: readonly string[];
  readonly at: string;
}

export interface LineState {
  /** False where no account is configured. */
  readonly on: boolean;
  readonly channels: readonly LineChannel[];
  readonly groups: readonly LineGroup[];
  readonly senders: readonly LineSender[];
  readonly troubles: readonly LineTrouble[];
}

export interface UnitCode {
  readonly unit: string;
  /** Any of its ballots: calls about a unit go by way of one. */
  readonly ballot: string;
  readonly name: Bilingual;
  readonly code: string;
}

const of = (centre: string) => `/api/centres/${encodeURIComponent(centre)}`;

export const lineApi = {
  state: (centre: string | null) => get(withQuery('/api/line', { centre })) as Promise<LineState>,
  groupCode: (centre: string) =>
    post(`${of(centre)}/line-code`, {}) as Promise<{ readonly code: string; readonly expiresAt: string }>,
  unitCodes: (centre: string) =>
    get(`${of(centre)}/unit-codes`) as Promise<{ readonly units: readonly UnitCode[] }>,
  tieSender: ({ unit, ballot }: UnitCode, sender: number) =>
    post(`/api/units/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}/line-sender`, { sender }),
  untieGroup: (group: number) => post(`/api/line/groups/${group}/untie`, {}),
  endBinding: (binding: number) => post(`/api/line/bindings/${binding}/end`, {}),
};
