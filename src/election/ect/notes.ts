import type { Bilingual } from '../../basics/bilingual.ts';
import { noteMessage } from './note-messages.ts';

export const NOTE_CODES = [
  'missing-file',
  'not-utf8',
  'not-json',
  'wrong-shape',
  'bad-csv',
  'missing-column',
  'byte-order-mark',
  'crlf',
  'string-number',
  'numeric-id',
  'missing-id',
  'bad-id',
  'duplicate-id',
  'duplicate-number',
  'number-mismatch',
  'text-cleaned',
  'text-missing',
  'bad-url',
  'bad-colour',
  'empty-zone',
  'unknown-province',
  'empty-province',
  'phantom-constituency',
  'party-without-list',
  'duplicate-list-number',
  'list-size-unknown',
  'null-party',
  'unknown-party',
  'withdrawn',
  'status-unknown',
  'result-without-candidate',
  'candidate-without-constituency',
  'constituency-without-candidates',
  'registered-missing',
  'registered-totals-differ',
  'station-totals-differ',
  'unknown-unit-kind',
  'unit-without-constituency',
  'unit-bad-number',
  'unit-without-sub-district',
  'sub-district-names-differ',
  'district-name-derived',
  'district-name-unknown',
  'referendum-several-questions',
  'referendum-abstain-answer',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

/** `error`: no package could be made. `warning`: something was left out or chosen. `info`: read and kept as meant. */
export type NoteLevel = 'error' | 'warning' | 'info';

/** An oddity of the files, once for each file and code; `places` names every place where it was seen. */
export interface ImportNote {
  readonly level: NoteLevel;
  readonly code: NoteCode;
  readonly file: string;
  readonly places: readonly string[];
  readonly message: Bilingual;
}

interface Gathered {
  readonly level: NoteLevel;
  readonly code: NoteCode;
  readonly file: string;
  readonly places: string[];
}

/** Gathers notes: nothing odd passes in silence, and a thousand equal oddities make one note with a thousand places. */
export class Notes {
  readonly #gathered = new Map<string, Gathered>();

  add(level: NoteLevel, code: NoteCode, file: string, place = ''): void {
    const key = `${file} ${code} ${level}`;
    const note = this.#gathered.get(key);
    if (note === undefined)
      this.#gathered.set(key, { level, code, file, places: place === '' ? [] : [place] });
    else if (place !== '') note.places.push(place);
  }

  list(): readonly ImportNote[] {
    return [...this.#gathered.values()].map((note) => ({
      ...note,
      message: noteMessage(note.code, note.places),
    }));
  }
}
