import type { Bilingual } from '../basics/bilingual.ts';

/** Why the database could not be opened or used. Closed list; docs/operations.md explains each one. */
export type StoreErrorCode =
  | 'no-embedded-database'
  | 'foreign-data-dir'
  | 'other-major-version'
  | 'data-dir-not-ours'
  | 'data-dir-unreachable'
  | 'embedded-start-failed'
  | 'embedded-busy'
  | 'database-unreachable'
  | 'database-refused'
  | 'server-too-old'
  | 'newer-schema'
  | 'migration-changed'
  | 'other-package'
  | 'signing-key-broken';

/** An expected failure of the store, with a text for the operator. Thrown when opening; the caller prints it and ends. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly text: Bilingual;

  constructor(code: StoreErrorCode, text: Bilingual, cause?: unknown) {
    super(text.en, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.code = code;
    this.text = text;
  }
}

/** Where the store tells what it waits for. One short sentence a call. */
export type StoreLog = (message: Bilingual) => void;

export const silentLog: StoreLog = () => undefined;

/** `code` of a Node or PostgreSQL error; empty when there is none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
