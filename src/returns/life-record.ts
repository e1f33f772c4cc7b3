import type { RuleCode } from '../election/model.ts';
import type { TypedEntry } from './entry.ts';
import type { Answer, Finding } from './finding.ts';
import type { AcceptedRecord, ReturnEvent } from './life-events.ts';
import type { FindingNote, Leave, LiveRecord, NotBlind, Override } from './life-state.ts';

/** Findings that open a case when they stand on a record (MP Act s.122; domain 3.5). */
const CASE_TRIGGERS: readonly RuleCode[] = ['C3'];

/** What a new record is made of. */
export interface RecordParts {
  readonly version: number;
  /** Figures, words, all answers given, and remarks. */
  readonly entry: TypedEntry;
  readonly findings: readonly Finding[];
  readonly enteredBy: readonly number[];
  readonly acceptedBy: number;
  readonly asWritten: Override | null;
  readonly notBlind: NotBlind | null;
}

export function recordOf(parts: RecordParts): AcceptedRecord {
  const { entry, findings } = parts;
  return {
    version: parts.version,
    figures: entry.figures,
    words: entry.words,
    remarks: entry.remarks,
    findings: notes(findings, entry.answers),
    enteredBy: parts.enteredBy,
    acceptedBy: parts.acceptedBy,
    asWritten: narrowed(parts.asWritten, findings),
    notBlind: parts.notBlind,
  };
}

/** What a record says of its readings: the leave under which one of them, before or now, was not blind. */
export function notBlindOf(leave: Leave | null, seenNow: boolean): NotBlind | null {
  return leave !== null && (leave.used || seenNow) ? { reason: leave.reason, by: leave.by } : null;
}

/** One note a code, at its gravest level (findings come gravest first). */
function notes(findings: readonly Finding[], answers: readonly Answer[]): readonly FindingNote[] {
  const list: FindingNote[] = [];
  for (const { code, level } of findings) {
    if (list.some((n) => n.code === code)) continue;
    const texts = new Set(answers.filter((a) => a.code === code).map((a) => a.text.trim()));
    texts.delete('');
    list.push({ code, level, answer: texts.size === 0 ? null : [...texts].join(' / ') });
  }
  return list;
}

/** The override without codes that no longer stand; null when none does. */
function narrowed(override: Override | null, findings: readonly Finding[]): Override | null {
  if (override === null) return null;
  const codes = override.codes.filter((c) => findings.some((f) => f.code === c && f.level === 'error'));
  return codes.length === 0 ? null : { ...override, codes };
}

/** A case for every trigger that stands now and did not stand on the record before. */
export function casesOf(findings: readonly Finding[], before: LiveRecord | null): readonly ReturnEvent[] {
  return findings
    .filter((f) => CASE_TRIGGERS.includes(f.code) && !before?.findings.some((n) => n.code === f.code))
    .map((f) => ({ kind: 'case-opened', trigger: f.code, summary: f.message }));
}

/** Remarks as typed; two people's different wordings are both kept. */
export function joinRemarks(...remarks: readonly string[]): string {
  return [...new Set(remarks.map((r) => r.trim()))].filter((r) => r !== '').join(' / ');
}
