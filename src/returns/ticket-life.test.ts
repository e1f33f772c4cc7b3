import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketCommand } from './ticket-life.ts';
import { ALLOWED_TICKET_COMMANDS, decideTicket, NEW_TICKET, TICKET_ERROR_CODES } from './ticket-life.ts';
import { MAX_TICKET_TEXT, TICKET_ANSWERS, TICKET_LEVELS, TICKET_STAGES } from './ticket-terms.ts';

const text = fc.oneof(fc.constant(''), fc.constant('  '), fc.string({ minLength: 1, maxLength: 30 }));
const command: fc.Arbitrary<TicketCommand> = fc.oneof(
  fc.record({
    kind: fc.constant('answer' as const),
    answer: fc.constantFrom(...TICKET_ANSWERS),
    text: fc.record({ th: text, en: text }),
    caseId: fc.option(fc.integer({ min: 1, max: 9 })),
  }),
  fc.record({ kind: fc.constant('escalate' as const), note: text }),
  fc.record({ kind: fc.constant('merge' as const), into: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('reopen' as const), note: text }),
);

describe('the life of a ticket', () => {
  test('every way of commands stays within the stages and levels, and the level never falls', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        let state = NEW_TICKET;
        for (const one of commands) {
          const done = decideTicket(state, one);
          const allowed = ALLOWED_TICKET_COMMANDS[state.stage].includes(one.kind);
          if (!done.ok) {
            expect(TICKET_ERROR_CODES).toContain(done.error.code);
            expect(done.error.code === 'not-now').toBe(!allowed);
            continue;
          }
          expect(allowed).toBe(true);
          expect(TICKET_STAGES).toContain(done.value.stage);
          expect(TICKET_LEVELS.indexOf(done.value.level)).toBeGreaterThanOrEqual(
            TICKET_LEVELS.indexOf(state.level),
          );
          state = done.value;
        }
      }),
    );
  });

  test('an answer needs Thai words; a notice that differs needs a case', () => {
    const answer = { kind: 'answer', answer: 'agrees', text: { th: 'ตรง', en: '' }, caseId: null } as const;
    expect(decideTicket(NEW_TICKET, answer)).toEqual({
      ok: true,
      value: { stage: 'answered', level: 'centre' },
    });
    const codes = [
      decideTicket(NEW_TICKET, { ...answer, text: { th: ' ', en: 'x' } }),
      decideTicket(NEW_TICKET, { ...answer, text: { th: 'ก'.repeat(MAX_TICKET_TEXT + 1), en: '' } }),
      decideTicket(NEW_TICKET, { ...answer, answer: 'notice-differs' }),
      decideTicket({ stage: 'open', level: 'national' }, { kind: 'escalate', note: 'x' }),
      decideTicket({ stage: 'answered', level: 'centre' }, answer),
    ].map((done) => (done.ok ? 'ok' : done.error.code));
    expect(codes).toEqual(['text-missing', 'text-too-long', 'case-missing', 'at-the-top', 'not-now']);
  });
});
