import { describe, expect, it } from 'vitest';
import type { BallotId } from '../election/model.ts';
import type { Figures } from './figures.ts';
import { BLANK, DASH, HEAD_SIZE, ILLEGIBLE } from './figures.ts';
import { decide, evolve, initialState } from './life.ts';
import type { ReturnCommand } from './life-commands.ts';
import type { ReturnState } from './life-state.ts';
import { change, entryOf } from './testing/forms.ts';
import {
  ANN,
  ANSWER_C3,
  answered,
  BEN,
  CHAI,
  CORRECTED,
  contextOf,
  enter,
  FAULTY,
  GOOD,
  OTHER,
  OTHER_FORM,
  photo,
  places,
  play,
  propose,
  refusal,
  SUPERVISOR,
  UNEQUAL,
} from './testing/life.ts';

const kinds = (events: readonly { readonly kind: string }[]) => events.map((e) => e.kind);

const asWritten: ReturnCommand = { kind: 'accept-as-written', codes: ['C1'], reason: 'ตามแบบ' };
const settle = (figures: Figures, overrideCodes: readonly 'C1'[] = []): ReturnCommand => ({
  kind: 'settle',
  entry: entryOf(figures),
  reason: 'อ่านจากภาพ',
  overrideCodes,
});
const decideWith = (values: Readonly<Record<string, number>>): ReturnCommand => ({
  kind: 'decide',
  values: places(values),
  answers: [],
  remarks: '',
});
const received = play([ANN, photo]).state;
const enteredOnce = play([ANN, photo], [ANN, enter(GOOD)]).state;
const inDoubt = play([ANN, photo], [ANN, enter(FAULTY)]).state;
const differs = play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(OTHER)]).state;
const accepted = play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(GOOD)]).state;
const proposed = play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(GOOD)], [CHAI, propose(CORRECTED)]).state;

describe('from photo to record', () => {
  it('two equal entries by two people make record 1', () => {
    const { state, events } = play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(GOOD)]);
    expect(kinds(events)).toStrictEqual([
      'photo-received',
      'first-entry-recorded',
      'second-entry-agreed',
      'record-accepted',
    ]);
    expect(state).toMatchObject({ stage: 'accepted', version: 1, round: 1, live: { figures: GOOD } });
    expect(events.at(-1)).toMatchObject({
      record: { version: 1, enteredBy: [ANN, BEN], acceptedBy: BEN, asWritten: null },
    });
  });

  it('a photo that nobody can read asks for another', () => {
    const unreadable = play([ANN, photo], [ANN, { kind: 'mark-unreadable', reason: 'ภาพมืด' }]);
    expect(unreadable.state).toMatchObject({ stage: 'unreadable', reason: 'ภาพมืด' });
    expect(
      play([ANN, photo], [ANN, { kind: 'mark-unreadable', reason: 'ภาพมืด' }], [BEN, photo]).state.stage,
    ).toBe('received');
    expect(refusal(received, ANN, { kind: 'mark-unreadable', reason: ' ' })?.code).toBe('reason-missing');
  });

  it('a further photo changes no stage', () => {
    for (const state of [received, enteredOnce, inDoubt, differs, accepted, proposed]) {
      const decision = decide(state, photo, contextOf(CHAI));
      expect(decision).toStrictEqual({ ok: true, value: [{ kind: 'photo-received', by: CHAI }] });
      expect(evolve(state, { kind: 'photo-received', by: CHAI })).toBe(state);
    }
  });

  it('nobody types a form twice', () => {
    expect(refusal(enteredOnce, ANN, enter(GOOD))?.code).toBe('same-person');
  });

  it('nothing is typed without a photo, or after acceptance', () => {
    expect(refusal(initialState(), ANN, enter(GOOD))?.code).toBe('command-not-allowed');
    expect(refusal(accepted, CHAI, enter(GOOD))?.code).toBe('command-not-allowed');
  });

  it.each([
    ['blank and dash', BLANK, DASH],
    ['dash and zero', DASH, 0],
    ['blank and zero', BLANK, 0],
    ['dash and illegible', DASH, ILLEGIBLE],
  ])('%s are different readings', (_, one, two) => {
    const first = entryOf(change(GOOD, {}, { 2: one }), [{ code: 'C8', text: 'ว่าง' }]);
    const second = entryOf(change(GOOD, {}, { 2: two }), [{ code: 'C8', text: 'ว่าง' }]);
    expect(
      play([ANN, photo], [ANN, { kind: 'enter', entry: first }], [BEN, { kind: 'enter', entry: second }])
        .state.stage,
    ).toBe('differs');
  });

  it.each([
    ['too few figures', GOOD.slice(1)],
    ['a negative figure', change(GOOD, { used: -5 })],
    ['half a vote', change(GOOD, { used: 0.5 })],
    ['too many votes', change(GOOD, {}, { 0: 1e9 })],
    ['a place that the form has not', change(GOOD, { envelopes: 1 })],
    ['a missing place', change(GOOD, { used: -4 })],
  ])('refuses %s', (_, figures) => {
    expect(refusal(received, ANN, enter(figures))?.code).toBe('wrong-shape');
    expect(refusal(enteredOnce, BEN, enter(figures))?.code).toBe('wrong-shape');
  });
});

describe('warnings need an answer', () => {
  it.each([
    ['none', []],
    ['in blank', [{ code: 'C3' as const, text: '  ' }]],
    ['to another code', [{ code: 'C4' as const, text: 'x' }]],
  ])('%s: refused, with the warnings', (_, answers) => {
    const error = refusal(received, ANN, { kind: 'enter', entry: entryOf(UNEQUAL, answers) });
    expect(error?.code).toBe('unanswered-warnings');
    expect(error?.findings.map((f) => f.code)).toStrictEqual(['C3']);
  });

  it('both typists are asked', () => {
    const { state } = play([ANN, photo], [ANN, { kind: 'enter', entry: answered }]);
    expect(refusal(state, BEN, enter(UNEQUAL))?.code).toBe('unanswered-warnings');
  });

  it('present ≠ used is recorded as it stands, with its answer, and opens a case', () => {
    const { events } = play(
      [ANN, photo],
      [ANN, { kind: 'enter', entry: answered }],
      [BEN, { kind: 'enter', entry: answered }],
    );
    expect(kinds(events).slice(-2)).toStrictEqual(['record-accepted', 'case-opened']);
    expect(events.at(-2)).toMatchObject({
      record: {
        figures: UNEQUAL,
        findings: [
          { code: 'C3', level: 'warning', answer: ANSWER_C3[0]?.text },
          { code: 'C9', level: 'info', answer: null },
        ],
      },
    });
    expect(events.at(-1)).toMatchObject({ trigger: 'C3' });
  });
});

describe('errors stop the second entry', () => {
  it('the first typist looks again', () => {
    expect(inDoubt).toMatchObject({ stage: 'in-doubt', first: { by: ANN } });
    expect(refusal(inDoubt, BEN, enter(GOOD))?.code).toBe('command-not-allowed');
    const again: ReturnCommand = { kind: 'look-again', entry: entryOf(GOOD) };
    expect(refusal(inDoubt, BEN, again)?.code).toBe('not-first-typist');
    expect(play([ANN, photo], [ANN, enter(FAULTY)], [ANN, again]).state).toMatchObject({
      stage: 'entered-once',
      asWritten: null,
    });
  });

  it('and may still find errors', () => {
    const again: ReturnCommand = { kind: 'look-again', entry: entryOf(change(GOOD, { invalid: 31 })) };
    const { state, events } = play([ANN, photo], [ANN, enter(FAULTY)], [ANN, again]);
    expect(state.stage).toBe('in-doubt');
    expect(events.at(-1)).toMatchObject({ kind: 'first-entry-doubted', errors: ['C2'] });
  });

  it('a supervisor accepts exactly what stands on the paper', () => {
    const steps = [
      [ANN, photo],
      [ANN, enter(FAULTY)],
      [SUPERVISOR, asWritten],
      [BEN, enter(FAULTY)],
    ] as const;
    const { state, events } = play(...steps);
    expect(state).toMatchObject({ stage: 'accepted', live: { figures: FAULTY } });
    expect(events.at(-1)).toMatchObject({
      record: { asWritten: { codes: ['C1'], reason: 'ตามแบบ', by: SUPERVISOR }, enteredBy: [ANN, BEN] },
    });
  });

  it.each([
    ['no code', [], 'ตามแบบ', SUPERVISOR, 'codes-differ'],
    ['another code', ['C2'], 'ตามแบบ', SUPERVISOR, 'codes-differ'],
    ['one code too many', ['C1', 'C2'], 'ตามแบบ', SUPERVISOR, 'codes-differ'],
    ['no reason', ['C1'], '  ', SUPERVISOR, 'reason-missing'],
    ['an endless reason', ['C1'], 'x'.repeat(1001), SUPERVISOR, 'text-too-long'],
    ['the typist alone', ['C1'], 'ตามแบบ', ANN, 'same-person'],
  ] as const)('refuses %s', (_, codes, reason, by, code) => {
    const error = refusal(inDoubt, by, { kind: 'accept-as-written', codes, reason });
    expect(error?.code).toBe(code);
    if (code === 'codes-differ') expect(error?.codes).toStrictEqual(['C1']);
  });

  it('an override covers no error that comes up later', () => {
    const { state } = play([ANN, photo], [ANN, enter(FAULTY)], [SUPERVISOR, asWritten]);
    const sibling = change(OTHER_FORM, { registered: 501 });
    const decision = decide(state, enter(FAULTY), contextOf(BEN, sibling));
    expect(decision.ok && decision.value).toMatchObject([{ kind: 'second-entry-doubted', errors: ['C11'] }]);
  });
});

describe('two entries that differ', () => {
  it('go to a third person', () => {
    expect(differs).toMatchObject({ stage: 'differs', first: { by: ANN }, second: { by: BEN } });
    for (const by of [ANN, BEN]) {
      expect(refusal(differs, by, decideWith({ 'vote:1': 200, 'vote:2': 150 }))?.code).toBe('same-person');
    }
  });

  it.each([
    ['the first', { 'vote:1': 200, 'vote:2': 150 }, GOOD],
    ['the second', { 'vote:1': 190, 'vote:2': 160 }, OTHER],
  ])('who agrees with %s', (_, values, figures) => {
    const { state, events } = play(
      [ANN, photo],
      [ANN, enter(GOOD)],
      [BEN, enter(OTHER)],
      [CHAI, decideWith(values)],
    );
    expect(state).toMatchObject({ stage: 'accepted', live: { figures } });
    expect(kinds(events).slice(-2)).toStrictEqual(['dispute-decided', 'record-accepted']);
    expect(events.at(-1)).toMatchObject({ record: { enteredBy: [ANN, BEN, CHAI], acceptedBy: CHAI } });
  });

  it('who reads a third value: the supervisor', () => {
    const values = { 'vote:1': 195, 'vote:2': 150 };
    const { state, events } = play(
      [ANN, photo],
      [ANN, enter(GOOD)],
      [BEN, enter(OTHER)],
      [CHAI, decideWith(values)],
    );
    expect(state).toMatchObject({ stage: 'with-supervisor', third: { by: CHAI } });
    expect(events.at(-1)).toMatchObject({ kind: 'dispute-passed-to-supervisor' });
  });

  it('who reads a third value that adds up: still the supervisor', () => {
    const values = { 'vote:1': 195, 'vote:2': 155 };
    const { state } = play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(OTHER)], [CHAI, decideWith(values)]);
    expect(state.stage).toBe('with-supervisor');
  });

  it('whose form then has errors: the supervisor', () => {
    const values = { 'vote:1': 200, 'vote:2': 160 };
    expect(
      play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(OTHER)], [CHAI, decideWith(values)]).state.stage,
    ).toBe('with-supervisor');
  });

  it.each([
    ['a missing place', { 'vote:1': 200 }, ['vote:2']],
    ['a place too many', { 'vote:1': 200, 'vote:2': 150, used: 400 }, ['used']],
    ['an impossible value', { 'vote:1': -4, 'vote:2': 150 }, ['vote:1']],
    ['nothing', {}, ['vote:1', 'vote:2']],
  ])('refuses %s', (_, values, fields) => {
    const error = refusal(differs, CHAI, decideWith(values));
    expect(error).toMatchObject({ code: 'wrong-places', fields });
  });

  it('asks for the answer that nobody has given yet', () => {
    const first = change(GOOD, { present: 399, registered: 501 });
    const second = change(GOOD, { registered: 502 });
    const { state } = play(
      [ANN, photo],
      [ANN, { kind: 'enter', entry: entryOf(first, ANSWER_C3) }],
      [BEN, enter(second)],
    );
    // The first typist answered C3 already, so the third need not.
    expect(refusal(state, CHAI, decideWith({ registered: 501, present: 399 }))).toBeNull();
    // Against the other form a new warning comes up.
    const sibling = change(OTHER_FORM, { registered: 502, used: 401, present: 400 });
    expect(refusal(state, CHAI, decideWith({ registered: 502, present: 400 }), sibling)?.code).toBe(
      'unanswered-warnings',
    );
  });

  it('keeps words of the typist who was right', () => {
    const words = (text: string) => GOOD.map((_, i) => (i === HEAD_SIZE ? text : ''));
    const { events } = play(
      [ANN, photo],
      [ANN, { kind: 'enter', entry: { ...entryOf(GOOD), words: words('สองร้อย') } }],
      [BEN, { kind: 'enter', entry: { ...entryOf(OTHER), words: words('หนึ่งร้อยเก้าสิบ') } }],
      [CHAI, decideWith({ 'vote:1': 190, 'vote:2': 160 })],
    );
    expect(events.at(-1)).toMatchObject({ record: { words: words('หนึ่งร้อยเก้าสิบ') } });
  });
});

describe('the supervisor settles', () => {
  const third = { 'vote:1': 195, 'vote:2': 150 };
  const steps = [
    [ANN, photo],
    [ANN, enter(GOOD)],
    [BEN, enter(OTHER)],
    [CHAI, decideWith(third)],
  ] as const;
  const { state } = play(...steps);

  it('by typing the whole form', () => {
    const result = play(...steps, [SUPERVISOR, settle(GOOD)]);
    expect(kinds(result.events).slice(-2)).toStrictEqual(['form-settled', 'record-accepted']);
    expect(result.events.at(-1)).toMatchObject({
      record: { enteredBy: [ANN, BEN, CHAI, SUPERVISOR], acceptedBy: SUPERVISOR, asWritten: null },
    });
  });

  it('with errors only when they are named', () => {
    expect(refusal(state, SUPERVISOR, settle(FAULTY))?.code).toBe('codes-differ');
    expect(refusal(state, SUPERVISOR, settle(GOOD, ['C1']))?.code).toBe('codes-differ');
    expect(play(...steps, [SUPERVISOR, settle(FAULTY, ['C1'])]).events.at(-1)).toMatchObject({
      record: { asWritten: { codes: ['C1'], by: SUPERVISOR } },
    });
  });

  it('never as one of the two typists, never without a reason', () => {
    expect(refusal(state, ANN, settle(GOOD))?.code).toBe('same-person');
    expect(refusal(state, BEN, settle(GOOD))?.code).toBe('same-person');
    expect(refusal(state, SUPERVISOR, { ...settle(GOOD), reason: '' } as ReturnCommand)?.code).toBe(
      'reason-missing',
    );
  });
});

describe('setting aside', () => {
  it.each([
    ['in-doubt', inDoubt],
    ['entered-once', enteredOnce],
    ['differs', differs],
  ])('starts the typing again: %s', (_, state) => {
    const decision = decide(state, { kind: 'set-aside', reason: 'พิมพ์ผิดหน่วย' }, contextOf(SUPERVISOR));
    expect(decision.ok && decision.value.reduce(evolve, state)).toStrictEqual(received);
    expect(refusal(state, SUPERVISOR, { kind: 'set-aside', reason: '' })?.code).toBe('reason-missing');
  });
});

describe('evolve', () => {
  it('throws on an event that cannot follow', () => {
    const events = play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(GOOD)]).events;
    expect(() => events.slice(1).reduce<ReturnState>(evolve, initialState())).toThrow();
    expect(() => [...events, ...events.slice(1)].reduce<ReturnState>(evolve, initialState())).toThrow();
  });

  it('throws on a version that skips one', () => {
    const last = play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(GOOD)]).events.at(-1);
    if (last?.kind !== 'record-accepted') throw new Error('no record');
    expect(() => evolve(enteredOnce, { ...last, record: { ...last.record, version: 2 } })).toThrow();
  });

  it('sibling figures are asked by ballot', () => {
    const context = { ...contextOf(ANN), siblings: new Map([['party-list' as BallotId, OTHER_FORM]]) };
    expect(decide(received, enter(GOOD), context).ok).toBe(true);
  });
});
