import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { Role } from '../../../../src/rights/roles.ts';
import type { Me } from './desk-types.ts';
import { get, post, send } from './http.ts';

/** Shapes and calls of logging in, one's own account and other people's: docs/formats/staff-api.md. */

/** The password was right; a second factor is asked for. */
export interface SecondStep {
  readonly ticket: string;
  readonly code: boolean;
  readonly recoveryCodes: number;
  readonly passkey: PublicKeyCredentialRequestOptionsJSON | null;
}

/** What somebody proves with in the second step: a code, a recovery code, or a passkey. */
export type SecondProof =
  | { readonly code: string }
  | { readonly recovery: string }
  | { readonly passkey: AuthenticationResponseJSON };

export interface OwnSession {
  readonly id: string;
  readonly address: string;
  readonly agent: string;
  readonly proof: 'password' | 'code' | 'passkey' | 'recovery';
  readonly startedAt: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}

export interface Factors {
  readonly codesSince: string | null;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly madeAt: string;
    readonly lastUsedAt: string | null;
  }[];
  readonly recoveryCodesLeft: number;
  readonly passkeysPossible: boolean;
}

/** Codes when the first factor was set up; null when there were some before. */
interface Added {
  readonly recoveryCodes: readonly string[] | null;
}

export const ACCOUNT_STATES = ['open', 'closed', 'locked', 'new', 'no-second-factor'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly everyCentre: boolean;
  /** Whole areas and centres as they were named. */
  readonly named: readonly string[];
  readonly active: boolean;
  readonly locked: boolean;
  readonly ownPassword: boolean;
  readonly secondFactor: boolean;
  readonly lastLoginAt: string | null;
  /** A keeper reset it, and no other keeper has confirmed since that its owner has it. */
  readonly resetWaits: boolean;
  /** True when the one who looks may confirm that. */
  readonly confirmable: boolean;
  readonly yours: boolean;
}

export interface AccountFilter {
  readonly text: string;
  readonly centre: string | null;
  readonly role: Role | '';
  readonly state: AccountState | '';
}

/** A new account, or what an account becomes. `centres` as in account files: ids and areas, or `*`. */
export interface AccountFields {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly centres: string;
}

/** A password that the server drew stands in its reply once and nowhere else. */
export interface DrawnPassword {
  readonly username: string;
  readonly drawnPassword: string | null;
}

export interface PreviewedAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly everyCentre: boolean;
  readonly centreIds: readonly string[];
  readonly areas: readonly string[];
}

export interface Place {
  readonly id: string;
  readonly name: Bilingual;
}

/** Centres of somebody's area of duty, and the areas that they lie in. */
export interface Places {
  readonly centres: readonly (Place & { readonly area: string | null })[];
  readonly areas: readonly (Place & {
    readonly kind: string;
    readonly within: string | null;
    readonly whole: boolean;
  })[];
}

/** Secret of a code generator, as text and as the address of its QR code. */
export interface CodeSetup {
  readonly secret: string;
  readonly uri: string;
}

/** What the browser needs to make a passkey. */
export interface PasskeyCreation {
  readonly ticket: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON;
}

const person = (id: string, act: string) => `/api/people/${encodeURIComponent(id)}/${act}`;

export const peopleApi = {
  stay: () => post('/api/me/stay', {}) as Promise<Me>,
  login: (username: string, password: string) =>
    post('/api/login', { username, password }) as Promise<Me | SecondStep>,
  second: (ticket: string, proof: SecondProof) =>
    post('/api/login/second', { ticket, ...proof }) as Promise<Me>,
  passkeyOptions: () =>
    post('/api/login/passkey/options', {}) as Promise<{
      readonly ticket: string;
      readonly options: PublicKeyCredentialRequestOptionsJSON;
    }>,
  passkeyLogin: (ticket: string, passkey: AuthenticationResponseJSON) =>
    post('/api/login/passkey', { ticket, passkey }) as Promise<Me>,
  setPassword: (change: {
    readonly current: string;
    readonly password: string;
    readonly displayName?: string;
  }) => post('/api/me/password', change),

  sessions: () => get('/api/me/sessions') as Promise<{ readonly sessions: readonly OwnSession[] }>,
  /** Ends one of one's other sessions; without an id, all but this one. */
  endSessions: (session?: string) =>
    post('/api/me/sessions/end', session === undefined ? {} : { session }) as Promise<{
      readonly ended: number;
    }>,
  factors: () => get('/api/me/second-factor') as Promise<Factors>,
  /** The password may be missing only after a login that waits for its first factor. */
  beginCodes: (password?: string) => post('/api/me/second-factor/codes', { password }) as Promise<CodeSetup>,
  confirmCodes: (code: string) => post('/api/me/second-factor/codes/confirm', { code }) as Promise<Added>,
  passkeyCreation: (password?: string) =>
    post('/api/me/second-factor/passkeys/options', { password }) as Promise<PasskeyCreation>,
  addPasskey: (ticket: string, name: string, passkey: RegistrationResponseJSON) =>
    post('/api/me/second-factor/passkeys', { ticket, name, passkey }) as Promise<Added>,
  renamePasskey: (passkey: string, name: string) =>
    post('/api/me/second-factor/passkeys/rename', { passkey, name }),
  /** Takes a passkey away; without its id, the code generator. */
  removeFactor: (password: string, passkey: string | null) =>
    post('/api/me/second-factor/remove', { password, ...(passkey === null ? {} : { passkey }) }),
  newRecoveryCodes: (password: string) =>
    post('/api/me/second-factor/recovery-codes', { password }) as Promise<{
      readonly recoveryCodes: readonly string[];
    }>,

  places: () => get('/api/centres') as Promise<Places>,
  list: (filter: AccountFilter, after: string) => {
    const query = new URLSearchParams();
    if (filter.text !== '') query.set('text', filter.text);
    if (filter.centre !== null) query.set('centre', filter.centre);
    if (filter.role !== '') query.set('role', filter.role);
    if (filter.state !== '') query.set('state', filter.state);
    if (after !== '') query.set('after', after);
    return get(`/api/people?${query}`) as Promise<{
      readonly people: readonly Account[];
      readonly next: string | null;
    }>;
  },
  add: (fields: AccountFields) => post('/api/people', fields) as Promise<DrawnPassword>,
  change: (id: string, { displayName, role, centres }: AccountFields) =>
    post(person(id, 'change'), { displayName, role, centres }),
  resetPassword: (id: string, secondFactor: boolean) =>
    post(person(id, 'password'), { secondFactor }) as Promise<DrawnPassword>,
  removeSecondFactor: (id: string) => post(person(id, 'second-factor/remove'), {}),
  confirmReset: (id: string, note: string) => post(person(id, 'reset/confirm'), { note }),
  unlock: (id: string) => post(person(id, 'unlock'), {}),
  close: (id: string, reason: string) => post(person(id, 'close'), { reason }),
  reopen: (id: string, reason: string) => post(person(id, 'reopen'), { reason }),
  previewImport: (file: Blob) =>
    send('POST', '/api/people/import?preview=1', file, 'text/csv') as Promise<{
      readonly fresh: readonly PreviewedAccount[];
      readonly existing: readonly string[];
    }>,
  import: (file: Blob) =>
    send('POST', '/api/people/import', file, 'text/csv') as Promise<{
      readonly made: readonly DrawnPassword[];
      readonly existing: readonly string[];
    }>,
};
