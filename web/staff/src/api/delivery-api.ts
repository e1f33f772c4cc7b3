import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import { get, post } from './http.ts';

/** Shapes of delivery: docs/formats/staff-api.md. */

export type PlaceState = 'delivering' | 'up-to-date' | 'behind' | 'paused' | 'faulty' | 'never';
export type PlaceKind = 'folder' | 's3' | 'drive' | 'webhook';
export type PlaceAct = 'again' | 'everything' | 'pause' | 'resume';

export interface Place {
  readonly target: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly content: readonly ('ect' | 'feed' | 'v1')[];
  readonly everyCut: boolean;
  readonly state: PlaceState;
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
    readonly code: string;
    readonly what: Bilingual;
    readonly todo: Bilingual;
    readonly detail: string;
    readonly failures: number;
    readonly since: string;
    readonly nextAt: string | null;
  } | null;
  readonly paused: { readonly reason: string; readonly by: string; readonly at: string } | null;
  readonly leftOut: number;
}

export interface DeliveryState {
  /** False where no file names a place. */
  readonly on: boolean;
  readonly now: string;
  readonly newest: { readonly cut: number; readonly at: string } | null;
  readonly targets: readonly Place[];
}

export const deliveryApi = {
  state: () => get('/api/delivery') as Promise<DeliveryState>,
  act: (target: string, act: PlaceAct, reason: string) =>
    post(`/api/delivery/${encodeURIComponent(target)}/${act}`, { reason }),
};
