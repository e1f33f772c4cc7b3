import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { Election, ReturnSpec } from '../election/lookup.ts';
import { candidatesOf } from '../election/lookup.ts';
import { HEAD_ROLES } from '../election/model.ts';
import type { TypedEntry } from './entry.ts';
import type { EntryError } from './entry-errors.ts';
import { entryError } from './entry-errors.ts';
import { voteRef } from './field-ref.ts';
import type { Figure } from './figures.ts';
import { DASH, HEAD_SIZE, headPosition, NOT_ON_FORM } from './figures.ts';
import { MAX_REMARKS, MAX_WORDS } from './limits.ts';
import { isObject, listUnknown, readAnswers, readFigure, readText } from './wire-parts.ts';

const BODY_NAMES: ReadonlySet<string> = new Set(['head', 'votes', 'words', 'answers', 'remarks']);
const ROLES: ReadonlySet<string> = new Set(HEAD_ROLES);
const NOBODY: ReadonlySet<number> = new Set();

/**
 * Reads an entry as it comes over the wire (docs/formats/entry.md): places by role and ballot number. Every place of the form must be
 * there, a blank one as `''`; anything that is not on the form is an error. All errors at once.
 *
 * `notStanding`: numbers whose candidates no longer stand (see {@link numbersNotStanding}), so that votes for them get their own
 * error (C7).
 */
export function readWireEntry(
  spec: ReturnSpec,
  body: unknown,
  notStanding: ReadonlySet<number> = NOBODY,
): Result<TypedEntry, readonly EntryError[]> {
  if (!isObject(body)) return err([entryError('not-an-object', 'body')]);
  const errors: EntryError[] = [];
  const figures: Figure[] = new Array<Figure>(HEAD_SIZE + spec.lines.length).fill(NOT_ON_FORM);
  readHead(spec, body['head'], figures, errors);
  readVotes(spec, body['votes'], figures, notStanding, errors);
  const words = readWords(spec, body['words'], errors);
  if (spec.form.words === 'marks') askMarks(spec, figures, words, errors);
  const answers = readAnswers(body['answers'], errors);
  const remarks = readText(body['remarks'], 'remarks', MAX_REMARKS, errors);
  listUnknown(
    body,
    (name) => BODY_NAMES.has(name),
    errors,
    'body',
    (name) => entryError('unknown-name', name),
  );
  return errors.length > 0 ? err(errors) : ok({ figures, words, answers, remarks });
}

/** Ballot numbers of a contest whose candidates withdrew, died or were disqualified. */
export function numbersNotStanding(election: Election, spec: ReturnSpec): ReadonlySet<number> {
  const gone = candidatesOf(election.pkg, spec.contest.id).filter((c) => c.status !== 'standing');
  return gone.length === 0 ? NOBODY : new Set(gone.map((c) => c.number));
}

function readHead(spec: ReturnSpec, head: unknown, figures: Figure[], errors: EntryError[]): void {
  if (!isObject(head)) {
    errors.push(entryError(head === undefined ? 'missing' : 'not-an-object', 'head'));
    return;
  }
  const { fields } = spec.form;
  for (const { role } of fields) {
    if (Object.hasOwn(head, role)) figures[headPosition(role)] = readFigure(head[role], role, errors);
    else errors.push(entryError('missing', role));
  }
  listUnknown(
    head,
    (name) => fields.some((f) => f.role === name),
    errors,
    'head',
    (shown, name) => entryError(ROLES.has(name) ? 'role-not-on-form' : 'unknown-role', shown),
  );
}

function readVotes(
  spec: ReturnSpec,
  votes: unknown,
  figures: Figure[],
  notStanding: ReadonlySet<number>,
  errors: EntryError[],
): void {
  if (!isObject(votes)) {
    errors.push(entryError(votes === undefined ? 'missing' : 'not-an-object', 'votes'));
    return;
  }
  const { lines } = spec;
  let present = 0;
  for (let i = 0; i < lines.length; i++) {
    const number = lines[i]?.number ?? 0;
    const key = String(number);
    if (!Object.hasOwn(votes, key)) {
      errors.push(entryError('missing', voteRef(number)));
      continue;
    }
    present++;
    const raw = votes[key];
    // A plain whole number, nearly always: no parser and no name for its place. Adding 0 makes -0 a 0.
    const plain = typeof raw === 'number' && raw >= 0 && raw < 1_000_000 && Number.isInteger(raw);
    figures[HEAD_SIZE + i] = plain ? raw + 0 : readFigure(raw, voteRef(number), errors);
  }
  if (Object.keys(votes).length === present) return;
  const standing = new Set(lines.map((line) => String(line.number)));
  const gone = new Set([...notStanding].map(String));
  listUnknown(
    votes,
    (name) => standing.has(name),
    errors,
    'votes',
    (shown, name) =>
      entryError(gone.has(name) ? 'candidate-not-standing' : 'unknown-number', `vote:${shown}`),
  );
}

/** Words by role or ballot number, only where typed; null when there are none. */
function readWords(spec: ReturnSpec, raw: unknown, errors: EntryError[]): readonly string[] | null {
  if (raw === undefined || raw === null) return null;
  if (!isObject(raw)) {
    errors.push(entryError('not-an-object', 'words'));
    return null;
  }
  const positions = wordPositions(spec);
  const words = new Array<string>(HEAD_SIZE + spec.lines.length).fill('');
  let any = false;
  for (const [name, position] of positions) {
    if (!Object.hasOwn(raw, name)) continue;
    const text = readText(raw[name], `words:${name}`, MAX_WORDS, errors);
    words[position] = text;
    if (text !== '') any = true;
  }
  if (any && spec.form.words === 'none') errors.push(entryError('words-not-on-form', 'words'));
  listUnknown(
    raw,
    (name) => positions.has(name),
    errors,
    'words',
    (shown) => entryError('unknown-name', `words:${shown}`),
  );
  return any ? words : null;
}

/**
 * A form set with marks asks of every figure that can be read how its words stand (or for the words): nobody goes over them. A
 * blank or illegible place has no words to compare; signatures are counted, not written.
 */
function askMarks(
  spec: ReturnSpec,
  figures: readonly Figure[],
  words: readonly string[] | null,
  errors: EntryError[],
): void {
  for (const [name, position] of wordPositions(spec)) {
    const figure = figures[position] ?? NOT_ON_FORM;
    const read = figure >= 0 || figure === DASH;
    if (read && name !== 'signatures' && (words?.[position] ?? '') === '') {
      errors.push(entryError('words-not-marked', `words:${name}`));
    }
  }
}

function wordPositions(spec: ReturnSpec): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const { role } of spec.form.fields) positions.set(role, headPosition(role));
  spec.lines.forEach((line, i) => {
    positions.set(String(line.number), HEAD_SIZE + i);
  });
  return positions;
}
