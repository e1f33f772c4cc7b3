import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import { get, post } from './http.ts';

/** Shapes of forms on paper: docs/formats/staff-api.md. */

interface PrintedFile {
  readonly name: string;
  readonly bytes: number;
  readonly pages: number;
  readonly sha256: string;
}

export interface PrintJob {
  readonly id: string;
  readonly kind: 'unit' | 'centre' | 'province';
  readonly of: string;
  readonly name: Bilingual;
  /** Ids of forms; null: all. */
  readonly forms: readonly string[] | null;
  readonly copies: boolean;
  readonly state: 'waiting' | 'printing' | 'done' | 'stopped' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly files: readonly PrintedFile[];
}

export interface PrintForm {
  readonly id: string;
  readonly code: string;
  readonly title: Bilingual;
}

interface PrintOrder {
  readonly kind: PrintJob['kind'];
  readonly of: string;
  readonly forms?: readonly string[];
  readonly copies: boolean;
}

const one = encodeURIComponent;

export const printApi = {
  jobs: async () =>
    (await get('/api/print-jobs')) as {
      readonly jobs: readonly PrintJob[];
      readonly forms: readonly PrintForm[];
    },
  start: async (order: PrintOrder) => (await post('/api/print-jobs', order)) as PrintJob,
  stop: (job: string) => post(`/api/print-jobs/${one(job)}/stop`, {}),
  fileUrl: (job: string, file: string) => `/api/print-jobs/${one(job)}/files/${one(file)}`,
  zipUrl: (job: string) => `/api/print-jobs/${one(job)}/all.zip`,
};
