import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import { get, post } from './http.ts';

export type PaperVerdict = 'record-right' | 'paper-differs';

/** A place where the paper of an accepted form seems to say something else than the record. */
export interface PaperDoubt {
  readonly id: number;
  readonly unit: string;
  readonly ballot: string;
  readonly version: number;
  /** A role (`used`) or `vote:` and the ballot number. */
  readonly field: string;
  readonly label: Bilingual;
  /** A number, or a code below 0. */
  readonly recorded: number;
  readonly read: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly at: string;
  readonly verdict: PaperVerdict | null;
  readonly by: string | null;
}

/** How often the reader agreed with what people typed, for one set of weights. */
export interface Agreement {
  readonly model: string;
  readonly records: number;
  readonly read: number;
  readonly suggested: number;
  readonly agreed: number;
  readonly open: number;
  readonly recordRight: number;
  readonly paperDiffers: number;
}

const pathOf = (unit: string, ballot: string) =>
  `/api/units/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}/reading`;

/** What was read from accepted forms. */
export const readingApi = {
  open: async () => ((await get('/api/reading/doubts')) as { doubts: PaperDoubt[] }).doubts,
  ofReturn: async (unit: string, ballot: string) =>
    ((await get(pathOf(unit, ballot))) as { doubts: PaperDoubt[] }).doubts,
  settle: (doubt: PaperDoubt, verdict: PaperVerdict) =>
    post(`${pathOf(doubt.unit, doubt.ballot)}/${doubt.id}`, { verdict }),
  agreement: async () => ((await get('/api/reading/agreement')) as { models: Agreement[] }).models,
};
