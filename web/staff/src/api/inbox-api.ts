import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { PhotoReason } from '../../../../src/returns/photo-reasons.ts';
import { get, post, Refused } from './http.ts';

/** Shapes of the inbox: docs/formats/staff-api.md. */

export interface InboxUnit {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly name: Bilingual;
  readonly centre: string;
  /** Sub-district and district. */
  readonly within: readonly Bilingual[];
}

export interface Arrival {
  readonly receipt: string;
  readonly channel: 'line' | 'phone' | 'upload' | 'mailbox';
  readonly sender: string;
  readonly words: string;
  readonly receivedAt: string;
  readonly state: string;
  readonly doubt: string | null;
  readonly centre: string | null;
  readonly hint: InboxUnit | null;
  readonly place: {
    readonly unit: InboxUnit;
    readonly ballot: string;
    readonly formCode: string;
    readonly page: number | null;
  } | null;
  readonly original: string;
  readonly sharpness: number | null;
  readonly rev: number;
}

export interface Inbox {
  readonly arrivals: readonly Arrival[];
  readonly open: number;
  readonly unread: number;
  readonly incomplete: number;
}

export interface CandidateReturn {
  readonly ballot: string;
  readonly formCode: string;
  readonly pages: number;
  readonly owed: readonly number[];
  readonly stage: string;
}

export interface Candidate {
  readonly unit: InboxUnit;
  readonly why: readonly ('code' | 'bound' | 'earlier' | 'number' | 'search' | 'owes')[];
  readonly returns: readonly CandidateReturn[];
}

export interface PhotoStep {
  readonly at: string;
  readonly kind: 'placed' | 'page' | 'moved' | 'put-aside' | 'brought-back';
  readonly from: { readonly unit: InboxUnit; readonly ballot: string } | null;
  readonly to: { readonly unit: InboxUnit; readonly ballot: string } | null;
  readonly page: number | null;
  readonly reason: string;
  readonly note: string;
  readonly by: string | null;
}

export interface PhotoHistory {
  readonly arrivals: readonly Arrival[];
  readonly steps: readonly PhotoStep[];
}

export interface IncompleteReturn {
  readonly unit: { readonly id: string; readonly number: number; readonly name: Bilingual };
  readonly ballot: string;
  readonly formCode: string;
  readonly stage: string;
  readonly pages: number;
  readonly missing: readonly number[];
  readonly since: string | null;
}

/** What became of one picture of a file. */
export interface FileOutcome {
  readonly part: string;
  readonly outcome: {
    readonly kind: 'placed' | 'waiting' | 'known' | 'second-photo' | 'blurred' | 'refused';
    readonly receipt?: string;
    readonly unit?: string;
    readonly ballot?: string;
    readonly formCode?: string;
    readonly page?: number;
    readonly doubt?: string;
    readonly missing?: readonly {
      readonly ballot: string;
      readonly formCode: string;
      readonly page: number;
    }[];
  };
  readonly message?: Bilingual;
}

/** Which page of which return the sender of a file says it is. */
export interface Said {
  readonly unit: string;
  readonly ballot?: string;
  readonly page?: number;
}

export interface PlaceWish {
  readonly unit: string;
  readonly ballot: string;
  readonly page: number | null;
  readonly replace?: boolean;
  readonly complete?: boolean;
}

const at = (receipt: string, act = '') => `/api/inbox/${receipt}${act}`;
const photoAt = (unit: string, ballot: string, photo: string, act: string) =>
  `/api/units/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}/photos/${photo}/${act}`;

/** A scan of several pages on a slow line takes longer than any other call. */
const FILE_TIMEOUT_MS = 180_000;

export const inboxApi = {
  list: (centre: string | null) =>
    get(`/api/inbox${centre === null ? '' : `?centre=${encodeURIComponent(centre)}`}`) as Promise<Inbox>,
  candidates: (receipt: string, search: string) =>
    get(at(receipt, `/candidates?q=${encodeURIComponent(search)}`)) as Promise<{
      readonly units: readonly Candidate[];
    }>,
  one: (receipt: string) =>
    get(at(receipt)) as Promise<{ readonly arrival: Arrival; readonly history: PhotoHistory }>,
  place: (receipt: string, wish: PlaceWish) => post(at(receipt, '/place'), wish),
  refuse: (receipt: string, as: 'not-a-form' | 'asked-again' | 'put-aside') =>
    post(at(receipt, '/refuse'), { as }),
  handOver: (receipt: string, centre: string) => post(at(receipt, '/hand-over'), { centre }),
  incomplete: (centre: string) =>
    get(`/api/centres/${encodeURIComponent(centre)}/incomplete`) as Promise<{
      readonly returns: readonly IncompleteReturn[];
    }>,
  beginWithoutPages: (unit: string, ballot: string, reason: string) =>
    post(`/api/units/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}/begin-without-pages`, {
      reason,
    }),
  movePhoto: (
    unit: string,
    ballot: string,
    photo: string,
    body: { readonly to: PlaceWish; readonly reason: PhotoReason; readonly note: string },
  ) => post(photoAt(unit, ballot, photo, 'move'), body),
  putAside: (
    unit: string,
    ballot: string,
    photo: string,
    body: { readonly reason: PhotoReason; readonly note: string },
  ) => post(photoAt(unit, ballot, photo, 'put-aside'), body),
  sayPage: (unit: string, ballot: string, photo: string, page: number) =>
    post(photoAt(unit, ballot, photo, 'page'), { page }),
  history: (photo: string) => get(`/api/photos/${photo}/history`) as Promise<PhotoHistory>,
  async sendFile(centre: string, file: File, said: Said | null): Promise<readonly FileOutcome[]> {
    const headers: Record<string, string> = {
      'content-type': file.type === '' ? 'application/octet-stream' : file.type,
      'x-file-name': encodeURIComponent(file.name.slice(0, 100)),
    };
    if (said !== null) {
      headers['x-unit'] = encodeURIComponent(said.unit);
      if (said.ballot !== undefined && said.page !== undefined) {
        headers['x-ballot'] = said.ballot;
        headers['x-page'] = String(said.page);
      }
    }
    let response: Response;
    try {
      response = await fetch(`/api/centres/${encodeURIComponent(centre)}/files`, {
        method: 'POST',
        body: file,
        headers,
        signal: AbortSignal.timeout(FILE_TIMEOUT_MS),
      });
    } catch {
      throw new Refused(0, null);
    }
    const reply: unknown = await response.json().catch(() => null);
    if (!response.ok) throw new Refused(response.status, reply, response.headers.get('retry-after'));
    return (reply as { readonly outcomes: readonly FileOutcome[] }).outcomes;
  },
};
