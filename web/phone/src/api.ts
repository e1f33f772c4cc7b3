import type { Bilingual } from '../../../src/basics/bilingual.ts';
import type {
  BallotId,
  ContestKind,
  FormField,
  RuleCode,
  RuleLevel,
  UnitKind,
  WordsMode,
} from '../../../src/election/model.ts';

/** One page of a form as the server knows it. */
export interface PageState {
  readonly page: number;
  readonly received: boolean;
}

export interface FormState {
  readonly ballot: BallotId;
  readonly contest: { readonly kind: ContestKind; readonly title: Bilingual; readonly marks: number };
  readonly form: {
    readonly code: string;
    readonly title: Bilingual;
    readonly words: WordsMode;
    readonly fields: readonly FormField[];
  };
  readonly lines: readonly {
    readonly number: number;
    readonly name: Bilingual;
    readonly party: Bilingual | null;
  }[];
  readonly pages: readonly PageState[];
  /** The figures of this form that were typed at the station are here. */
  readonly figuresReceived: boolean;
  /** The centre has accepted the form: nothing more is needed, unless it asks. */
  readonly accepted: boolean;
}

/** What a committee sees of its unit. */
export interface UnitState {
  readonly election: { readonly title: Bilingual; readonly drill: boolean };
  readonly unit: {
    readonly id: string;
    readonly kind: UnitKind;
    readonly number: number;
    readonly name: Bilingual;
    readonly place: readonly Bilingual[];
  };
  readonly centre: { readonly name: Bilingual; readonly phone: string };
  /** The page whose code was opened. */
  readonly opened: { readonly ballot: BallotId; readonly page: number };
  readonly forms: readonly FormState[];
  /** Whether the committee may type the figures here, too. */
  readonly takesFigures: boolean;
  /** Levels and parameters of the rules, for figures that are typed here. */
  readonly rules: {
    readonly signaturesRequired: number;
    readonly bookSize: number;
    readonly levels: readonly {
      readonly code: RuleCode;
      readonly level: RuleLevel;
      readonly parameters?: Readonly<Record<string, number>>;
    }[];
  };
}

/** What became of a photo: the outcomes of the door, and a short word while it is being read. */
export type PhotoOutcome =
  | { readonly kind: 'placed'; readonly receipt: string; readonly ballot: string; readonly page: number }
  | { readonly kind: 'second-photo'; readonly receipt: string; readonly page: number }
  | { readonly kind: 'waiting' | 'known' | 'blurred' | 'reading'; readonly receipt: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly message?: Bilingual };

export interface ReceiptView {
  readonly unit: Bilingual;
  readonly at: string;
  readonly photos: readonly {
    readonly receipt: string;
    readonly form: string;
    readonly page: number | null;
    readonly hash: string;
  }[];
}

/** The server did not answer, or something else answered in its place: try again later. */
export class NoAnswer extends Error {}

/** The server said no. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly text: Bilingual;

  constructor(status: number, code: string, text: Bilingual) {
    super(code);
    this.status = status;
    this.code = code;
    this.text = text;
  }
}

const SHORT_MS = 20_000;
/** A photo of 2 MB over a very bad line. */
const LONG_MS = 180_000;

async function ask<T>(path: string, init: RequestInit, patience: number): Promise<T> {
  let answer: Response;
  let body: unknown;
  try {
    answer = await fetch(path, { ...init, signal: AbortSignal.timeout(patience), cache: 'no-store' });
    // A log-in page of some wireless network is no answer of ours.
    if (!(answer.headers.get('content-type') ?? '').startsWith('application/json'))
      throw new NoAnswer('not ours');
    body = await answer.json();
  } catch (error) {
    throw error instanceof NoAnswer ? error : new NoAnswer(String(error));
  }
  if (answer.ok) return body as T;
  const { error } = body as { error?: { code?: string; message?: Bilingual } };
  if (answer.status >= 500 || answer.status === 429 || error?.code === undefined)
    throw new NoAnswer(`${answer.status}`);
  throw new Refused(answer.status, error.code, error.message ?? { th: error.code, en: error.code });
}

const at = (code: string) => `/api/phone/${encodeURIComponent(code)}`;

export const getUnit = (code: string) => ask<UnitState>(at(code), {}, SHORT_MS);

/** The same key again is the same photo: sending twice makes one. */
export function sendPhoto(
  code: string,
  photo: {
    readonly key: string;
    readonly ballot: string;
    readonly page: number;
    readonly takenAt: number;
    readonly blob: Blob;
  },
): Promise<PhotoOutcome> {
  const headers = {
    'content-type': 'image/jpeg',
    'x-key': photo.key,
    'x-ballot': photo.ballot,
    'x-page': String(photo.page),
    'x-taken': String(photo.takenAt),
  };
  return ask(`${at(code)}/photos`, { method: 'POST', headers, body: photo.blob }, LONG_MS);
}

export const getOutcome = (code: string, key: string) =>
  ask<PhotoOutcome>(`${at(code)}/photos/${encodeURIComponent(key)}`, {}, SHORT_MS);

const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const sendFigures = (
  code: string,
  figures: { readonly key: string; readonly ballot: string; readonly head: object; readonly votes: object },
) => ask<{ readonly kept: true }>(`${at(code)}/figures`, json(figures), SHORT_MS);

/** A signed receipt over photos of this unit, as text for a QR code. */
export const makeReceipt = (code: string, receipts: readonly string[]) =>
  ask<{ readonly token: string }>(`${at(code)}/receipt`, json({ receipts }), SHORT_MS);

export const readReceipt = (token: string) =>
  ask<ReceiptView>(`/api/phone-receipts?token=${encodeURIComponent(token)}`, {}, SHORT_MS);
