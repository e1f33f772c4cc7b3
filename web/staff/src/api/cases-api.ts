import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { CaseOrder, NotedOrder } from '../../../../src/returns/case-life.ts';
import type {
  BoardResult,
  CaseDecision,
  CaseStage,
  HandTrigger,
  PhotoKind,
} from '../../../../src/returns/case-terms.ts';
import type { CorrectionReason } from '../../../../src/returns/correction-reasons.ts';
import type { Claim, Finding, Outcome, WireEntry, WireFigure } from './desk-types.ts';
import { get, post, send } from './http.ts';

/** What everybody who sees the return may know of a case. */
export interface CaseSummary {
  readonly case: string;
  readonly trigger: string;
  readonly stage: CaseStage;
  readonly summary: Bilingual;
  readonly opened: string;
  readonly openedVersion: number;
  readonly order: NotedOrder | null;
  readonly outcome: {
    readonly at: string;
    readonly decision: CaseDecision;
    readonly effect: Bilingual;
    readonly version: number;
    readonly changed: boolean;
  } | null;
}

export interface ReturnPlace {
  readonly unit: string;
  readonly unitName: Bilingual;
  readonly ballot: string;
  readonly centre: string;
}

export type ListedCase = CaseSummary & ReturnPlace;

export interface Version extends WireEntry {
  readonly version: number;
  readonly live: boolean;
  /** Of a correction; `differed`: readings that differed before one agreed. */
  readonly reason: (CorrectionReason & { readonly differed?: number }) | null;
  readonly at: string;
}

export interface WholeCase extends ListedCase, Pick<Claim, 'form' | 'lines'> {
  /** Null: a rule opened it. */
  readonly openedBy: string | null;
  readonly returnStage: string;
  readonly version: number;
  readonly steps: readonly {
    readonly kind: string;
    readonly by: string;
    readonly at: string;
    readonly note: string;
    readonly command: {
      readonly order?: CaseOrder;
      readonly effect?: Bilingual;
      readonly reason?: Bilingual;
    } | null;
  }[];
  readonly evidence: readonly {
    readonly sha256: string;
    readonly kind: 'photo' | 'text';
    readonly url: string | null;
    readonly text: string | null;
    readonly source: string;
    readonly madeOn: string | null;
    readonly by: string;
    readonly at: string;
  }[];
  readonly links: readonly {
    readonly kind: 'annulment' | 'proposal' | 'correction';
    readonly version: number;
    readonly by: string;
    readonly at: string;
  }[];
  readonly versions: readonly Version[];
}

interface EntryView {
  readonly round: number;
  readonly kind: string;
  readonly by: string;
  readonly entry: WireEntry;
  readonly durationMs: number | null;
  readonly at: string;
}

/** Everything of one return that this person may see. */
export interface ReturnView extends Pick<Claim, 'unit' | 'ballot' | 'contest' | 'form' | 'lines'> {
  readonly stage: string;
  readonly round: number;
  readonly version: number;
  readonly reason: string;
  readonly may: readonly string[];
  readonly claimed: { readonly by: string } | null;
  readonly photos: readonly {
    readonly sha256: string;
    readonly url: string;
    readonly source: string;
    readonly shows: PhotoKind;
    /** Page of the form; null: nobody has said. */
    readonly page: number | null;
    readonly at: string;
  }[];
  /** Photos that came for this return and are no longer shown. */
  readonly aside: readonly { readonly sha256: string; readonly source: string; readonly at: string }[];
  readonly pages: {
    readonly of: number;
    readonly missing: readonly number[];
    readonly waits: boolean;
    readonly excuse: string | null;
  };
  readonly records: readonly (Version & {
    readonly enteredBy: readonly string[];
    readonly acceptedBy: string;
    readonly findings: readonly {
      readonly code: string;
      readonly level: Finding['level'];
      readonly answer: string | null;
    }[];
    readonly asWritten: { readonly codes: readonly string[]; readonly reason: string } | null;
    readonly notBlind: { readonly reason: string; readonly by: string } | null;
  })[];
  /** An entry in doubt that is hidden until it is asked for; its errors by code. */
  readonly covered: { readonly codes: readonly string[] } | null;
  readonly leave: { readonly reason: string; readonly by: string; readonly used: boolean } | null;
  readonly entries: readonly EntryView[];
  readonly findings: readonly Finding[];
  readonly cases: readonly CaseSummary[];
  readonly proposal: {
    readonly reason: CorrectionReason;
    readonly by: string;
    readonly mine: boolean;
    readonly codes: readonly string[];
    readonly places: readonly string[];
    /** Null until the one who is to confirm has typed an own reading. */
    readonly entry: WireEntry | null;
    /** Readings of second persons that differed, and whether the one who looks may read (again). */
    readonly differed: number;
    readonly mayRead: boolean;
    readonly readings: readonly { readonly by: string; readonly entry: WireEntry; readonly at: string }[];
  } | null;
  readonly board: {
    readonly version: number;
    readonly result: BoardResult;
    readonly note: string;
    readonly by: string;
    readonly at: string;
  } | null;
  readonly history: readonly {
    readonly action: string;
    readonly by: string | null;
    readonly at: string;
    readonly detail: Readonly<Record<string, unknown>>;
  }[];
}

export interface WaitingCorrection extends ReturnPlace {
  readonly reason: CorrectionReason;
  readonly by: string;
  readonly at: string;
  readonly case: string | null;
}

export interface CaseFilter {
  readonly centre: string | null;
  readonly stage: string;
  readonly trigger: string;
}

type Values = Readonly<Record<string, WireFigure>>;

export interface CorrectionDraft {
  readonly reason: CorrectionReason;
  readonly codes: readonly string[];
  readonly places: {
    readonly values: Values;
    readonly answers: readonly { readonly code: string; readonly text: string }[];
  };
  readonly case?: string;
  readonly durationMs: number;
}

const unitPath = (unit: string, ballot: string, act: string) =>
  `/api/units/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}${act}`;

function queryOf({ centre, stage, trigger }: CaseFilter, before?: string): string {
  const query = new URLSearchParams();
  if (centre !== null) query.set('centre', centre);
  if (stage !== '') query.set('stage', stage);
  if (trigger !== '') query.set('trigger', trigger);
  if (before !== undefined) query.set('before', before);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The calls of the page of one return. */
export const returnApi = {
  view: (unit: string, ballot: string) => get(unitPath(unit, ballot, '')) as Promise<ReturnView>,
  propose: (unit: string, ballot: string, draft: CorrectionDraft) =>
    post(unitPath(unit, ballot, '/correction'), draft) as Promise<Outcome>,
  confirm: (unit: string, ballot: string, values: Values, durationMs: number) =>
    post(unitPath(unit, ballot, '/correction/confirm'), { values, durationMs }) as Promise<Outcome>,
  reject: (unit: string, ballot: string, reason: string) =>
    post(unitPath(unit, ballot, '/correction/reject'), { reason }) as Promise<Outcome>,
  annul: (unit: string, ballot: string, body: { order: string; reason: string; case?: string }) =>
    post(unitPath(unit, ballot, '/annulment'), body) as Promise<Outcome>,
  look: (unit: string, ballot: string) => post(unitPath(unit, ballot, '/look'), {}),
  allowNotBlind: (unit: string, ballot: string, reason: string) =>
    post(unitPath(unit, ballot, '/not-blind'), { reason }) as Promise<Outcome>,
  setAside: (unit: string, ballot: string, reason: string) =>
    post(unitPath(unit, ballot, '/set-aside'), { reason }) as Promise<Outcome>,
  markUnreadable: (unit: string, ballot: string, reason: string) =>
    post(unitPath(unit, ballot, '/unreadable'), { reason }) as Promise<Outcome>,
  acceptAsWritten: (unit: string, ballot: string, codes: readonly string[], reason: string) =>
    post(unitPath(unit, ballot, '/as-written'), { codes, reason }) as Promise<Outcome>,
  markPhoto: (unit: string, ballot: string, photo: string, kind: PhotoKind) =>
    post(unitPath(unit, ballot, `/photos/${photo}/kind`), { kind }),
  sendPhoto: (unit: string, ballot: string, file: Blob) =>
    send('POST', unitPath(unit, ballot, '/photos'), file, file.type) as Promise<{ readonly photo: string }>,
  compareBoard: (
    unit: string,
    ballot: string,
    body: { version: number; result: BoardResult; note: string },
  ) => post(unitPath(unit, ballot, '/board-check'), body) as Promise<{ readonly case: string | null }>,
  openCase: (
    unit: string,
    ballot: string,
    body: { key: string; trigger: HandTrigger; summary: Bilingual; note: string },
  ) => post(unitPath(unit, ballot, '/cases'), body) as Promise<{ readonly case: string }>,
};

/** The calls of the screens about cases. */
export const casesApi = {
  list: (filter: CaseFilter, before?: string) =>
    get(`/api/cases${queryOf(filter, before)}`) as Promise<{
      readonly cases: readonly ListedCase[];
      readonly more: boolean;
    }>,
  csvUrl: (filter: CaseFilter) => `/api/cases.csv${queryOf(filter)}`,
  view: (id: string) => get(`/api/cases/${id}`) as Promise<WholeCase>,
  order: (id: string, body: CaseOrder & { readonly note: string }) => post(`/api/cases/${id}/order`, body),
  close: (id: string, body: { effect: Bilingual; unchanged: boolean; note: string }) =>
    post(`/api/cases/${id}/close`, body),
  reopen: (id: string, reason: Bilingual) => post(`/api/cases/${id}/reopen`, { reason }),
  note: (id: string, text: string) => post(`/api/cases/${id}/notes`, { text }),
  addText: (id: string, body: { text: string; source: string; madeOn: string | null }) =>
    post(`/api/cases/${id}/evidence`, body),
  addPhoto: (id: string, file: Blob, source: string, madeOn: string | null) => {
    const query = new URLSearchParams({ source, ...(madeOn === null ? {} : { madeOn }) });
    return send('POST', `/api/cases/${id}/photos?${query.toString()}`, file, file.type);
  },
  waiting: (centre: string | null) =>
    get(`/api/corrections${centre === null ? '' : `?centre=${encodeURIComponent(centre)}`}`) as Promise<{
      readonly corrections: readonly WaitingCorrection[];
    }>,
};
