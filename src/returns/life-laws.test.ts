import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertNever } from '../basics/assert.ts';
import type { RuleCode } from '../election/model.ts';
import type { TypedEntry } from './entry.ts';
import { disputedPositions, positionOf, refAt } from './field-ref.ts';
import type { Figures } from './figures.ts';
import { BLANK, DASH, ILLEGIBLE } from './figures.ts';
import { decide, evolve, initialState } from './life.ts';
import { assess } from './life-assess.ts';
import type { CommandKind, ReturnCommand } from './life-commands.ts';
import { ALLOWED_COMMANDS, allowedCommands, COMMAND_DUTY } from './life-commands.ts';
import { changedPlaces } from './life-corrections.ts';
import type { AcceptedRecord, ReturnEvent } from './life-events.ts';
import type { ReturnState } from './life-state.ts';
import { STAGES } from './life-state.ts';
import { change, entryOf } from './testing/forms.ts';
import { contextOf, FAULTY, GOOD, OTHER, spec, UNEQUAL } from './testing/life.ts';

const COMMAND_KINDS = Object.keys(COMMAND_DUTY) as CommandKind[];
const FORMS: readonly Figures[] = [
  GOOD,
  GOOD,
  OTHER,
  FAULTY,
  UNEQUAL,
  change(GOOD, {}, { 2: BLANK }),
  change(GOOD, {}, { 2: DASH }),
  change(GOOD, { used: ILLEGIBLE }),
  change(GOOD, { present: 380, left: 150 }),
];
const ANSWERS = (['C3', 'C4', 'C8', 'C12', 'C22'] as const).map((code) => ({ code, text: 'ตามแบบ' }));

/** What decides a step: who, which command, which form, whether to agree, whether to name the right errors, and the sibling. */
interface Choice {
  readonly by: number;
  readonly kind: CommandKind;
  readonly form: number;
  readonly agree: boolean;
  readonly willing: boolean;
  readonly sibling: Figures | null;
  /** Whether the person was shown what others typed. */
  readonly shown: boolean;
}

const choice: fc.Arbitrary<Choice> = fc.record({
  by: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom(...COMMAND_KINDS),
  form: fc.nat({ max: FORMS.length - 1 }),
  agree: fc.boolean(),
  willing: fc.boolean(),
  shown: fc.boolean(),
  sibling: fc.constantFrom(null, null, GOOD, change(GOOD, { registered: 501 }), change(GOOD, { used: 401 })),
});

/** A command that fits the state as far as the choice wants it to. */
function commandFor(state: ReturnState, pick: Choice): ReturnCommand {
  const form = FORMS[pick.form] ?? GOOD;
  const firstForm = 'first' in state ? state.first.entry.figures : form;
  const figures = pick.agree ? firstForm : form;
  const entry = entryOf(figures, pick.willing ? ANSWERS : []);
  const codes: readonly RuleCode[] = pick.willing
    ? assess(contextOf(pick.by, pick.sibling), figures, null).errors
    : [];
  switch (pick.kind) {
    case 'receive-photo':
      return { kind: pick.kind };
    case 'confirm-correction':
      return { kind: pick.kind, values: readValues(state, form, pick.agree) };
    case 'mark-unreadable':
    case 'reject-correction':
    case 'set-aside':
    case 'allow-not-blind':
      return { kind: pick.kind, reason: pick.willing ? 'เหตุผล' : ' ' };
    case 'enter':
    case 'look-again':
      return { kind: pick.kind, entry };
    case 'accept-as-written':
      return { kind: pick.kind, codes, reason: 'ตามแบบ' };
    case 'decide':
      return {
        kind: pick.kind,
        values: decidedValues(state, form, pick.agree),
        answers: entry.answers,
        remarks: '',
      };
    case 'settle':
      return { kind: pick.kind, entry, reason: 'ตามภาพ', overrideCodes: codes };
    case 'propose-correction':
      return {
        kind: pick.kind,
        change: { kind: 'whole', entry },
        reason: { code: 'entry-error', text: 'พิมพ์ผิด' },
        overrideCodes: codes,
      };
    case 'annul':
      return { kind: pick.kind, order: pick.willing ? '1/2566' : '', reason: 'ตามคำสั่ง' };
    default:
      return assertNever(pick.kind);
  }
}

function decidedValues(state: ReturnState, form: Figures, agree: boolean): ReadonlyMap<string, number> {
  if (state.stage !== 'differs') return new Map();
  const { first, second } = state;
  const from = agree ? second.entry.figures : form;
  return new Map(
    disputedPositions(first.entry.figures, second.entry.figures).map((p) => [refAt(spec, p), from[p] ?? 0]),
  );
}

function readValues(state: ReturnState, form: Figures, agree: boolean): ReadonlyMap<string, number> {
  if (state.stage !== 'correction-proposed') return new Map();
  const from = agree ? state.proposal.typed.entry.figures : form;
  return new Map(changedPlaces(state, spec).map((ref) => [ref, from[positionOf(spec, ref)] ?? 0]));
}

interface Run {
  readonly states: readonly ReturnState[];
  readonly events: readonly ReturnEvent[];
  /** Entries of commands that were not refused, with who typed them. */
  readonly typed: readonly { readonly by: number; readonly entry: TypedEntry }[];
  /** Accepted records, and how many readings behind each were made by somebody who had seen another. */
  readonly marks: readonly { readonly record: AcceptedRecord; readonly notBlind: number }[];
}

/** Persons 3 and 4 are one hand. */
const HANDS: Readonly<Record<number, readonly number[]>> = { 3: [4], 4: [3] };

/** Events of a reading that must be blind. */
const READINGS = [
  'second-entry-agreed',
  'second-entry-differed',
  'second-entry-doubted',
  'dispute-decided',
  'dispute-passed-to-supervisor',
] as const satisfies readonly ReturnEvent['kind'][];

function run(choices: readonly Choice[]): Run {
  let state: ReturnState = initialState();
  const states: ReturnState[] = [state];
  const events: ReturnEvent[] = [];
  const typed: { by: number; entry: TypedEntry }[] = [];
  const marks: { record: AcceptedRecord; notBlind: number }[] = [];
  let notBlind = 0;
  for (const pick of choices) {
    // Half of the picks are bent to something the stage takes, or nothing would get far.
    const allowed = allowedCommands(state);
    const kind = pick.willing ? (allowed[pick.form % allowed.length] ?? pick.kind) : pick.kind;
    const command = commandFor(state, { ...pick, kind });
    const context = { ...contextOf(pick.by, pick.sibling), shown: pick.shown, oneHand: HANDS[pick.by] ?? [] };
    const decision = decide(state, command, context);
    if (!decision.ok) continue;
    const unseen = READINGS.some((kind) => decision.value.some((e) => e.kind === kind)) && pick.shown;
    if (unseen) notBlind++;
    for (const e of decision.value) {
      if (e.kind === 'record-accepted') marks.push({ record: e.record, notBlind });
      if (e.kind === 'record-accepted' || e.kind === 'entries-set-aside') notBlind = 0;
    }
    if ('entry' in command) typed.push({ by: pick.by, entry: command.entry });
    for (const event of decision.value) {
      state = evolve(state, event);
      states.push(state);
    }
    events.push(...decision.value);
  }
  return { states, events, typed, marks };
}

const runs = fc.array(choice, { minLength: 5, maxLength: 40 }).map(run);
const RUNS = { numRuns: 400 };

const recordsOf = (events: readonly ReturnEvent[]): readonly AcceptedRecord[] =>
  events.flatMap((e) => (e.kind === 'record-accepted' || e.kind === 'record-corrected' ? [e.record] : []));

describe('laws of the life, over random commands', () => {
  it('gets everywhere (or the laws below would say nothing)', () => {
    const seen = new Set<string>();
    for (const r of fc.sample(runs, { numRuns: 1500, seed: 2566 })) {
      for (const s of r.states) seen.add(s.stage);
      for (const e of r.events) seen.add(e.kind);
    }
    expect([...seen]).toEqual(expect.arrayContaining([...STAGES]));
    expect(seen).toContain('record-corrected');
    expect(seen).toContain('dispute-decided');
    expect(seen).toContain('form-settled');
    expect(seen).toContain('second-entry-doubted');
  });

  it('no entry is lost: every entry taken is in an event, as it was typed and by whom', () => {
    fc.assert(
      fc.property(runs, ({ events, typed }) => {
        const kept = events.flatMap((e) =>
          'typed' in e ? [e.typed] : e.kind === 'correction-proposed' ? [e.proposal.typed] : [],
        );
        for (const { by, entry } of typed) {
          expect(kept.some((k) => k.by === by && k.entry.figures === entry.figures)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('versions go up by one, and a state’s version is that of its newest record', () => {
    fc.assert(
      fc.property(runs, ({ events, states }) => {
        const records = recordsOf(events);
        expect(records.map((r) => r.version)).toStrictEqual(records.map((_, i) => i + 1));
        expect(states.at(-1)?.version).toBe(records.length);
        for (const s of states) if ('live' in s) expect(s.live.version).toBe(s.version);
      }),
      RUNS,
    );
  });

  it('a record says that a reading was not blind exactly when one was, and who allowed it', () => {
    let marked = 0;
    for (const { marks } of fc.sample(runs, { numRuns: 3000, seed: 2569 })) {
      for (const { record, notBlind } of marks) {
        expect(record.notBlind !== null).toBe(notBlind > 0);
        if (record.notBlind === null) continue;
        marked++;
        expect(record.notBlind.reason).not.toBe('');
        // A head who leaves it to others makes none of the readings that were there; later ones may be theirs.
        expect(record.enteredBy[0]).not.toBe(record.notBlind.by);
      }
    }
    expect(marked).toBeGreaterThan(0);
  });

  it('no record comes from two accounts of one hand alone', () => {
    fc.assert(
      fc.property(runs, ({ events }) => {
        for (const e of events) {
          if (e.kind !== 'record-accepted' && e.kind !== 'record-corrected') continue;
          const hands = [...e.record.enteredBy, e.record.acceptedBy].map((by) => (by === 4 ? 3 : by));
          expect(new Set(hands).size).toBeGreaterThanOrEqual(2);
        }
      }),
      RUNS,
    );
  });

  it('no record comes from one person', () => {
    fc.assert(
      fc.property(runs, ({ events }) => {
        for (const record of recordsOf(events)) {
          expect(new Set([...record.enteredBy, record.acceptedBy]).size).toBeGreaterThanOrEqual(2);
          expect(new Set(record.enteredBy).size).toBe(record.enteredBy.length);
        }
      }),
      RUNS,
    );
  });

  it('an accepted figure was typed by two people, or by a supervisor after two had typed', () => {
    fc.assert(
      fc.property(runs, ({ events }) => {
        let typists: { by: number; entry: TypedEntry }[] = [];
        for (const e of events) {
          if (e.kind === 'record-accepted') {
            const bySupervisor = events[events.indexOf(e) - 1]?.kind === 'form-settled';
            e.record.figures.forEach((f, i) => {
              const agreeing = new Set(typists.filter((t) => t.entry.figures[i] === f).map((t) => t.by));
              expect(agreeing.size).toBeGreaterThanOrEqual(bySupervisor ? 1 : 2);
            });
          }
          if (e.kind === 'first-entry-recorded' || e.kind === 'first-entry-doubted') typists = [e.typed];
          else if ('typed' in e) typists.push(e.typed);
        }
      }),
      RUNS,
    );
  });

  it('errors stand only on a record whose override names exactly them, by another person than the typist', () => {
    fc.assert(
      fc.property(runs, ({ events }) => {
        for (const record of recordsOf(events)) {
          const errors = record.findings.filter((n) => n.level === 'error').map((n) => n.code);
          expect(record.asWritten?.codes ?? []).toStrictEqual(errors);
          if (record.asWritten !== null) expect(record.asWritten.by).not.toBe(record.enteredBy[0]);
        }
      }),
      RUNS,
    );
  });

  it('every warning on a record has an answer, and present ≠ used has opened a case', () => {
    fc.assert(
      fc.property(runs, ({ events }) => {
        let cases = 0;
        for (const e of events) {
          if (e.kind === 'case-opened') cases++;
          if (e.kind !== 'record-accepted') continue;
          for (const n of e.record.findings) if (n.level === 'warning') expect(n.answer).not.toBeNull();
          const next = events[events.indexOf(e) + 1];
          expect(next?.kind === 'case-opened').toBe(e.record.findings.some((n) => n.code === 'C3'));
        }
        if (recordsOf(events).every((r) => r.findings.every((n) => n.code !== 'C3'))) expect(cases).toBe(0);
      }),
      RUNS,
    );
  });

  it('the state is the fold of its events', () => {
    fc.assert(
      fc.property(runs, ({ events, states }) => {
        expect(events.reduce<ReturnState>(evolve, initialState())).toStrictEqual(states.at(-1));
      }),
      RUNS,
    );
  });

  it('a command is refused for its stage exactly when the table does not allow it', () => {
    fc.assert(
      fc.property(runs, choice, ({ states }, pick) => {
        for (const state of states) {
          for (const kind of COMMAND_KINDS) {
            const decision = decide(
              state,
              commandFor(state, { ...pick, kind }),
              contextOf(pick.by, pick.sibling),
            );
            const refused = !decision.ok && decision.error.code === 'command-not-allowed';
            expect(refused).toBe(!ALLOWED_COMMANDS[state.stage].includes(kind));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
