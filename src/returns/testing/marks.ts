import type { Result } from '../../basics/result.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { EntryError } from '../entry-errors.ts';
import { specOf, tinyElection } from './forms.ts';

const HEAD = {
  registered: 500,
  present: 400,
  received: 560,
  used: 400,
  valid: 350,
  invalid: 30,
  noVote: 20,
  left: 160,
  total: 350,
  signatures: 7,
};

/** A station's form whose set asks for marks, and what is typed into it without words. */
export function marksSpec(): {
  readonly spec: ReturnSpec;
  readonly body: { readonly head: typeof HEAD; readonly votes: Readonly<Record<string, number | string>> };
} {
  const plain = specOf(tinyElection(), 'constituency');
  return {
    spec: { ...plain, form: { ...plain.form, words: 'marks' } },
    body: { head: HEAD, votes: { '1': 200, '2': 150, '3': '-' } },
  };
}

/** Names of the places whose words must be marked, in the order of the form. */
export const READABLE: readonly string[] = [
  ...specOf(tinyElection(), 'constituency')
    .form.fields.map((field) => field.role)
    .filter((role) => role !== 'signatures'),
  '1',
  '2',
  '3',
];

export function fieldErrors(result: Result<unknown, readonly EntryError[]>): readonly string[] {
  return result.ok ? [] : result.error.map((error) => `${error.field} ${error.code}`);
}
