import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_ERROR_CODES } from './case-errors.ts';
import type { CaseCommand, CaseContext, CaseState } from './case-life.ts';
import { ALLOWED_CASE_COMMANDS, decideCase, evolveCase } from './case-life.ts';
import { CASE_BODIES, CASE_DECISIONS, CASE_STAGES } from './case-terms.ts';
import { STAGES } from './life-state.ts';

const NOW: CaseContext = { stage: 'accepted', version: 1, today: '2026-02-20' };
const both = (text: string) => ({ th: text, en: text });
const order = (decision: (typeof CASE_DECISIONS)[number], date = '2026-02-19'): CaseCommand => ({
  kind: 'order',
  order: { decision, body: 'commission', number: 'กกต. 12/2569', date },
});
const close = (unchanged = false): CaseCommand => ({ kind: 'close', effect: both('ผล'), unchanged });
const reopen: CaseCommand = { kind: 'reopen', reason: both('มีคำร้องใหม่') };

function step(state: CaseState, command: CaseCommand, context: CaseContext = NOW): CaseState {
  const decided = decideCase(state, command, context);
  if (!decided.ok) throw new Error(decided.error.code);
  return evolveCase(state, decided.value);
}

function refused(state: CaseState, command: CaseCommand, context: CaseContext = NOW): string | null {
  const decided = decideCase(state, command, context);
  return decided.ok ? null : decided.error.code;
}

const opened: CaseState = { stage: 'open' };

describe('the life of a case', () => {
  it('ends without an order when nothing had to be done', () => {
    expect(step(opened, close())).toMatchObject({
      stage: 'closed',
      order: null,
      outcome: { decision: 'no-action', changed: false, effect: both('ผล') },
    });
  });

  it.each(['correction', 'new-vote', 'recount'] as const)('waits for what was ordered: %s', (decision) => {
    const ordered = step(opened, order(decision));
    expect(refused(ordered, close())).toBe('result-missing');
    expect(refused(ordered, close(), { ...NOW, stage: 'correction-proposed' })).toBe('correction-waits');
    expect(refused(ordered, close(), { ...NOW, stage: 'annulled' })).toBe('result-missing');
    expect(step(ordered, close(), { ...NOW, version: 2 })).toMatchObject({
      outcome: { decision, changed: true, version: 2 },
    });
  });

  it('lets only a recount end with the figures that stand', () => {
    expect(step(step(opened, order('recount')), close(true))).toMatchObject({ outcome: { changed: false } });
    expect(refused(step(opened, order('correction')), close(true))).toBe('result-missing');
    expect(refused(step(opened, order('new-vote')), close(true))).toBe('result-missing');
  });

  it('comes back with its order when it is reopened', () => {
    expect(step(step(opened, close()), reopen)).toStrictEqual(opened);
    const ordered = step(opened, order('recount'));
    expect(step(step(ordered, close(true)), reopen)).toStrictEqual(ordered);
  });

  it.each([
    [
      'a number of blanks',
      { ...order('recount'), order: { decision: 'recount', body: 'court', number: ' ', date: '2026-02-19' } },
      'order-missing',
    ],
    ['a day that is none', order('recount', '2026-02-30'), 'bad-date'],
    ['another way to write a day', order('recount', '19/2/2569'), 'bad-date'],
    ['a day to come', order('recount', '2026-02-21'), 'date-to-come'],
    ['no effect', { kind: 'close', effect: { th: ' ', en: 'x' }, unchanged: false }, 'effect-missing'],
    [
      'an endless effect',
      { kind: 'close', effect: both('ก'.repeat(1001)), unchanged: false },
      'text-too-long',
    ],
  ] as [string, CaseCommand, string][])('refuses %s', (_, command, code) => {
    expect(refused(opened, command)).toBe(code);
  });

  const anyCommand: fc.Arbitrary<CaseCommand> = fc.oneof(
    fc.record({
      kind: fc.constant('order' as const),
      order: fc.record({
        decision: fc.constantFrom(...CASE_DECISIONS),
        body: fc.constantFrom(...CASE_BODIES),
        number: fc.constantFrom('', 'กกต. 1/2569'),
        date: fc.constantFrom('2026-02-08', '2026-13-01', '2027-01-01'),
      }),
    }),
    fc.record({
      kind: fc.constant('close' as const),
      effect: fc.constantFrom(both(''), both('ผล'), { th: 'ผล', en: '' }),
      unchanged: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('reopen' as const), reason: fc.constantFrom(both(''), both('เหตุ')) }),
  );
  const anyContext = fc.record({
    stage: fc.constantFrom(...STAGES),
    version: fc.integer({ min: 0, max: 4 }),
    today: fc.constant('2026-02-20'),
  });

  it('holds its laws on every way', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCommand, anyContext), { maxLength: 12 }), (steps) => {
        let state: CaseState = opened;
        for (const [command, context] of steps) {
          const decided = decideCase(state, command, context);
          const allowed = ALLOWED_CASE_COMMANDS[state.stage].includes(command.kind);
          if (!decided.ok) {
            expect(CASE_ERROR_CODES).toContain(decided.error.code);
            // Only the table says that it is not the time for a command.
            expect(decided.error.code === 'not-now').toBe(!allowed);
            continue;
          }
          expect(allowed).toBe(true);
          const before: CaseState = state;
          state = evolveCase(state, decided.value);
          reached.add(state.stage);
          // An order is never lost, and what was ordered decides how a case ends.
          if (before.stage !== 'open' && state.stage === 'open')
            expect(before).toMatchObject({ order: null });
          if (state.stage === 'closed') {
            expect(state.outcome.decision).toBe(state.order?.decision ?? 'no-action');
            const { decision, changed } = state.outcome;
            if (decision === 'correction' || decision === 'new-vote') expect(changed).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
    expect([...reached].sort()).toStrictEqual([...CASE_STAGES].sort());
  });
});
