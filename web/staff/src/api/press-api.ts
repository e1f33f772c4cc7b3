import type { Bilingual, Language } from '../../../../src/basics/bilingual.ts';
import { get, post, Refused } from './http.ts';

/** Shapes of the press desk: docs/formats/staff-api.md. */

interface PressArea {
  readonly id: string;
  readonly kind: string;
  readonly name: Bilingual;
}

export interface PressHour {
  readonly name: string;
  readonly hour: string;
  readonly cut: number;
  readonly at: string;
  readonly scopes: readonly string[];
}

export interface PressDesk {
  readonly scopes: readonly PressArea[];
  readonly inside: readonly (PressArea & { readonly within: Bilingual | null })[];
  readonly kinds: readonly { readonly kind: string; readonly name: Bilingual }[];
  readonly cut: { readonly number: number; readonly at: string } | null;
  readonly corrections: readonly {
    readonly seq: number;
    readonly at: string;
    readonly place: Bilingual;
    readonly ballot: string;
  }[];
  readonly summaries: readonly { readonly id: string; readonly code: string; readonly title: Bilingual }[];
  readonly hours: readonly PressHour[];
  readonly templates: {
    readonly own: boolean;
    readonly problems: readonly { readonly line: number; readonly text: Bilingual }[];
  };
}

export interface StatementOrder {
  readonly kind: string;
  readonly of?: string;
  readonly correction?: number;
  readonly what?: Bilingual;
  readonly next?: Bilingual;
}

export interface StatementReply {
  readonly cut: number;
  readonly at: string;
  readonly statement: Readonly<Record<Language, { readonly title: string; readonly text: string }>> | null;
  readonly refusal: { readonly code: string; readonly text: Bilingual } | null;
}

export interface PressUnit {
  readonly unit: string;
  readonly label: Bilingual;
  readonly name: Bilingual;
  readonly status: string;
}

export interface NoticeJob {
  readonly id: string;
  readonly name: Bilingual;
  readonly language: Language;
  readonly cut: number;
  readonly units: number;
  readonly left: number;
  readonly state: string;
  readonly done: number;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly pages: number }[];
}

const one = encodeURIComponent;

export const pressApi = {
  desk: async (of: string) => (await get(`/api/press?of=${one(of)}`)) as PressDesk,
  statement: async (order: StatementOrder) => (await post('/api/press/statements', order)) as StatementReply,
  units: async (area: string) =>
    (await get(`/api/press/areas/${one(area)}/units`)) as { readonly units: readonly PressUnit[] },
  jobs: async () => (await get('/api/press/notice-jobs')) as { readonly jobs: readonly NoticeJob[] },
  order: async (of: string, language: Language) =>
    (await post('/api/press/notice-jobs', { kind: 'area', of, language })) as NoticeJob,
  templatesUrl: '/api/press/statement_templates.csv',
  /** Made of the newest cut: its name says which one that was. */
  statementPdf: async (
    order: StatementOrder,
    language: Language,
  ): Promise<{ readonly blob: Blob; readonly name: string }> => {
    const response = await fetch('/api/press/statements/pdf', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...order, language }),
    });
    if (!response.ok) throw new Refused(response.status, await response.json().catch(() => null));
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    return { blob: await response.blob(), name: name ?? 'statement.pdf' };
  },
  bulletinUrl: (of: string, language: Language) =>
    `/api/press/bulletin.pdf?of=${one(of)}&language=${language}`,
  noticeUrl: (unit: string, language: Language) =>
    `/api/press/units/${one(unit)}/notice.pdf?language=${language}`,
  posterUrl: (area: string, size: 'a4' | 'a3', language: Language) =>
    `/api/press/areas/${one(area)}/poster.pdf?size=${size}&language=${language}`,
  summaryUrl: (area: string, form: string) => `/api/press/areas/${one(area)}/summaries/${one(form)}`,
  jobFileUrl: (job: string, file: string) => `/api/press/notice-jobs/${one(job)}/files/${one(file)}`,
  hourUrl: (hour: string, scope: string, language: Language) =>
    `/bulletins/${one(hour)}/${one(scope)}-${language}.pdf`,
};
