import type { Finding } from '../api/desk-types.ts';
import { concerns } from './check.ts';

/** A typist's answer to a warning, and the words of the warning that it answers. */
export interface GivenAnswer {
  readonly text: string;
  readonly to: string;
}

/** By rule code. */
export type Answers = Readonly<Record<string, GivenAnswer>>;

/** What the findings of one code say together: one code takes one answer. */
function saidOf(findings: readonly Finding[], code: string): string {
  return findings.flatMap((f) => (f.code === code ? [f.message.en] : [])).join(' ');
}

/** Answers that still stand: a finding that says something else now needs another look. */
export function standing(answers: Answers, findings: readonly Finding[]): Answers {
  const kept = Object.entries(answers).filter(([code, { to }]) => saidOf(findings, code) === to);
  return kept.length === Object.keys(answers).length ? answers : Object.fromEntries(kept);
}

/** Answers without those to findings that speak of a place which has just changed. */
export function withoutPlace(answers: Answers, findings: readonly Finding[], ref: string): Answers {
  const gone = new Set(findings.flatMap((f) => (concerns(f, ref) ? [f.code] : [])));
  const kept = Object.entries(answers).filter(([code]) => !gone.has(code));
  return kept.length === Object.keys(answers).length ? answers : Object.fromEntries(kept);
}

export function withAnswer(
  answers: Answers,
  findings: readonly Finding[],
  code: string,
  text: string,
): Answers {
  return { ...answers, [code]: { text, to: saidOf(findings, code) } };
}

/** Codes of warnings that nobody has answered, in order. */
export function openCodes(answers: Answers, findings: readonly Finding[]): readonly string[] {
  const codes = findings.flatMap((f) => (f.level === 'warning' ? [f.code] : []));
  return [...new Set(codes)].filter((code) => (answers[code]?.text.trim() ?? '') === '');
}

/** As the API takes them. */
export function sentAnswers(answers: Answers): readonly { readonly code: string; readonly text: string }[] {
  return Object.entries(answers).flatMap(([code, { text }]) =>
    text.trim() === '' ? [] : [{ code, text: text.trim() }],
  );
}
