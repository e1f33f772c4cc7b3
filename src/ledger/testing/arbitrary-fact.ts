import fc from 'fast-check';
import { RULE_CODES } from '../../election/model.ts';
import type { Fact } from '../facts.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const at = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
  .map((ms) => new Date(ms).toISOString());
const hex = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 15 }), { minLength: length, maxLength: length })
    .map((digits) => digits.map((d) => d.toString(16)).join(''));
const hash = hex(64);
const by = hex(12).map((digits) => `p${digits}`);
const code = fc.constantFrom(...RULE_CODES);
const record = {
  at,
  unit: name,
  ballot: name,
  version: fc.integer({ min: 1, max: 99 }),
  figures: fc.array(fc.integer({ min: -4, max: 999_999_999 }), { maxLength: 30 }),
  photos: fc.array(hash, { maxLength: 3 }),
  enteredBy: fc.array(by, { maxLength: 3 }),
  acceptedBy: by,
  findings: fc.array(fc.record({ code, answer: fc.option(text) }), { maxLength: 3 }),
  asWritten: fc.option(fc.record({ codes: fc.array(code, { maxLength: 2 }), reason: text, by })),
  remarks: text,
};

/** Fields that only newer facts have: there or not. */
const notBlind = fc
  .option(fc.record({ reason: text, by }), { nil: undefined })
  .map((leave) => (leave === undefined ? {} : { notBlind: leave }));
const differed = fc
  .option(fc.integer({ min: 1, max: 9 }), { nil: undefined })
  .map((count) => (count === undefined ? {} : { differed: count }));
const second = fc
  .option(by, { nil: undefined })
  .map((confirmedBy) => (confirmedBy === undefined ? {} : { confirmedBy }));
const day = at.map((text) => text.slice(0, 10));

/** Any fact of any kind, for property tests. */
export const arbitraryFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ kind: fc.constant('package-opened' as const), at, election: name, package: hash }),
  fc.record({
    kind: fc.constant('photo-received' as const),
    at,
    unit: name,
    ballot: name,
    original: hash,
    photo: hash,
    bytes: fc.integer({ min: 1, max: 20_000_000 }),
    source: text,
    by,
  }),
  fc.record({
    kind: fc.constant('photo-received' as const),
    at,
    unit: name,
    ballot: name,
    original: hash,
    photo: hash,
    bytes: fc.integer({ min: 1, max: 20_000_000 }),
    source: text,
    masked: fc.option(hash),
    by,
  }),
  fc.record({
    kind: fc.constant('photo-moved' as const),
    at,
    unit: name,
    ballot: name,
    original: hash,
    photo: hash,
    to: fc.option(fc.record({ unit: name, ballot: name })),
    reason: name,
    by,
  }),
  fc
    .tuple(fc.record({ kind: fc.constant('record-accepted' as const), ...record }), notBlind)
    .map(([fact, more]) => ({ ...fact, ...more })),
  fc
    .tuple(
      fc.record({
        kind: fc.constant('record-corrected' as const),
        ...record,
        reason: fc.record({ code: name, text }),
        confirmedBy: by,
      }),
      differed,
    )
    .map(([fact, more]) => ({ ...fact, ...more })),
  fc.record({
    kind: fc.constant('record-annulled' as const),
    at,
    unit: name,
    ballot: name,
    version: fc.integer({ min: 1, max: 9 }),
    order: text,
    reason: text,
    by,
  }),
  fc.record({
    kind: fc.constant('case-opened' as const),
    at,
    case: name,
    unit: name,
    ballot: name,
    trigger: name,
    summary: text,
  }),
  fc.record({
    kind: fc.constant('case-opened' as const),
    at,
    case: name,
    unit: name,
    ballot: name,
    trigger: name,
    summary: text,
    summaryEn: text,
  }),
  fc.record({
    kind: fc.constant('case-ordered' as const),
    at,
    case: name,
    decision: name,
    body: name,
    order: name,
    date: day,
  }),
  fc.record({ kind: fc.constant('case-closed' as const), at, case: name, order: text, effect: text }),
  fc.record({
    kind: fc.constant('case-closed' as const),
    at,
    case: name,
    order: text,
    effect: text,
    effectEn: text,
    decision: name,
    version: fc.nat(9),
    changed: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('case-reopened' as const), at, case: name, reason: text }),
  fc.record({ kind: fc.constant('case-reopened' as const), at, case: name, reason: text, reasonEn: text }),
  withMore(
    fc.record({
      kind: fc.constant('ticket-answered' as const),
      at,
      ticket: name,
      unit: name,
      ballot: name,
      version: fc.nat(9),
      figure: fc.nat(99),
      claimed: fc.integer({ min: -4, max: 999_999_999 }),
      reports: fc.integer({ min: 1, max: 99 }),
      openedAt: at,
      answer: name,
      text,
      by,
    }),
    fc.constantFrom({}, { textEn: 'x' }, { case: '7' }),
  ),
  withMore(
    fc.record({
      kind: fc.constant('policy-changed' as const),
      at,
      capPercent: fc.integer({ min: 1, max: 100 }),
      paused: fc.boolean(),
      reason: text,
      by,
    }),
    fc.oneof(
      second,
      text.map((reasonEn) => ({ reasonEn })),
    ),
  ),
  withMore(
    fc.record({
      kind: fc.constant('draw-held' as const),
      at,
      contest: name,
      order: fc.array(fc.nat(99), { maxLength: 4 }),
      by,
    }),
    second,
  ),
  withMore(
    fc.record({ kind: fc.constant('result-certified' as const), at, contest: name, order: text, by }),
    fc.oneof(
      second,
      day.map((date) => ({ date })),
    ),
  ),
);

function withMore<F extends object, M extends object>(fact: fc.Arbitrary<F>, more: fc.Arbitrary<M>) {
  return fc.tuple(fact, more).map(([a, b]): F & M => ({ ...a, ...b }));
}
