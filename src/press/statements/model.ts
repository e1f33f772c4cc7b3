import type { Bilingual, Language } from '../../basics/bilingual.ts';
import type { PressFigures, PressSince } from '../model.ts';

export const STATEMENT_KINDS = [
  'first-results',
  'hourly-update',
  'correction',
  'paused',
  'resumed',
  'incident',
  'all-units-in',
  'certified',
] as const;
/** What a statement is about. */
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export function isStatementKind(text: string): text is StatementKind {
  return (STATEMENT_KINDS as readonly string[]).includes(text);
}

/** Title and text with placeholders in braces; an empty line parts paragraphs. */
export interface StatementTemplate {
  readonly kind: StatementKind;
  readonly title: Bilingual;
  readonly body: Bilingual;
}

/** What a statement is filled from. */
export interface StatementInput {
  readonly figures: PressFigures;
  /** Compared with the bulletin of the last hour; null: there is none. */
  readonly since: PressSince | null;
  /** The address that readers see; null: unknown, and only the path is told. */
  readonly origin: string | null;
  /** Place in the ledger of the correction that it is about; null: the newest of the area. */
  readonly correction: number | null;
  /** The press officer's own words, where the kind asks for them. */
  readonly what: Bilingual;
  readonly next: Bilingual;
}

export interface Statement {
  readonly kind: StatementKind;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly cut: number;
  readonly url: string;
}

/** Why there is no statement: it would not be true, or the officer's own words are missing. */
export interface StatementRefusal {
  readonly code: 'not-true' | 'needs-words';
  readonly text: Bilingual;
}
