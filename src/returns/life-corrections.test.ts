import { describe, expect, it } from 'vitest';
import { disputedPositions, refAt } from './field-ref.ts';
import { decide, evolve } from './life.ts';
import type { ReturnCommand } from './life-commands.ts';
import { change, entryOf } from './testing/forms.ts';
import {
  ANN,
  ANSWER_C3,
  annul,
  answered,
  BEN,
  CHAI,
  CORRECTED,
  confirm,
  confirmed,
  contextOf,
  enter,
  GOOD,
  OTHER,
  OTHER_FORM,
  photo,
  play,
  propose,
  refusal,
  SUPERVISOR,
  spec,
} from './testing/life.ts';

const kinds = (events: readonly { readonly kind: string }[]) => events.map((e) => e.kind);

/** What the second person reads when the whole form became OTHER. */
const READ_OTHER = Object.fromEntries(
  disputedPositions(GOOD, OTHER).map((position) => [refAt(spec, position), OTHER[position] ?? 0]),
);
const accepted = play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(GOOD)]).state;
const proposed = play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(GOOD)], [CHAI, propose(CORRECTED)]).state;

describe('corrections', () => {
  it('need a second person and make the next version', () => {
    expect(proposed).toMatchObject({ stage: 'correction-proposed', version: 1, live: { figures: GOOD } });
    expect(refusal(proposed, CHAI, confirm)?.code).toBe('same-person');
    const { state, events } = play(
      [ANN, photo],
      [ANN, enter(GOOD)],
      [BEN, enter(GOOD)],
      [CHAI, propose(CORRECTED)],
      [SUPERVISOR, confirm],
    );
    expect(state).toMatchObject({ stage: 'accepted', version: 2, round: 1 });
    expect(events.at(-1)).toMatchObject({
      kind: 'record-corrected',
      record: { version: 2, enteredBy: [CHAI], acceptedBy: SUPERVISOR },
      reason: { code: 'entry-error', text: 'พิมพ์ผิด' },
      confirmedBy: SUPERVISOR,
    });
  });

  it('may be the whole form', () => {
    const whole: ReturnCommand = {
      kind: 'propose-correction',
      change: { kind: 'whole', entry: entryOf(OTHER) },
      reason: { code: 'recount', text: 'นับใหม่' },
      overrideCodes: [],
    };
    expect(
      play(
        [ANN, photo],
        [ANN, enter(GOOD)],
        [BEN, enter(GOOD)],
        [CHAI, whole],
        [SUPERVISOR, confirmed(READ_OTHER)],
      ).state,
    ).toMatchObject({ version: 2, live: { figures: OTHER } });
  });

  it('leave the record as it is when rejected', () => {
    const reject: ReturnCommand = { kind: 'reject-correction', reason: 'ไม่ตรงกับภาพ' };
    expect(refusal(proposed, CHAI, reject)?.code).toBe('same-person');
    expect(refusal(proposed, SUPERVISOR, { kind: 'reject-correction', reason: '' })?.code).toBe(
      'reason-missing',
    );
    const decision = decide(proposed, reject, contextOf(SUPERVISOR));
    expect(decision.ok && decision.value.reduce(evolve, proposed)).toStrictEqual(accepted);
  });

  it.each([
    ['an unknown reason', propose({ 'vote:1': 1 }, 'because'), 'unknown-reason'],
    ['no change', propose({ 'vote:1': 200 }), 'no-change'],
    ['no places', propose({}), 'no-change'],
    ['an unknown place', propose({ 'vote:77': 1 }), 'wrong-places'],
    ['a place that the form has not', propose({ envelopes: 1 }), 'wrong-places'],
    ['an impossible value', propose({ used: -4 }), 'wrong-places'],
    ['unnamed errors', propose({ left: 161 }), 'codes-differ'],
    ['an unanswered warning', propose({ present: 399 }), 'unanswered-warnings'],
  ])('are refused with %s', (_, command, code) => {
    expect(refusal(accepted, CHAI, command)?.code).toBe(code);
  });

  it('keep the answer to a warning whose places do not change, and open no second case', () => {
    const start = [
      [ANN, photo],
      [ANN, { kind: 'enter', entry: answered }],
      [BEN, { kind: 'enter', entry: answered }],
    ] as const;
    const { events } = play(...start, [CHAI, propose(CORRECTED)], [SUPERVISOR, confirm]);
    expect(kinds(events).filter((k) => k === 'case-opened')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({
      record: { findings: [{ code: 'C3', answer: ANSWER_C3[0]?.text }, {}] },
    });
    expect(refusal(play(...start).state, CHAI, propose({ present: 398 }))?.code).toBe('unanswered-warnings');
  });

  it('are asked again by the rules when confirmed', () => {
    expect(refusal(proposed, SUPERVISOR, confirm, change(OTHER_FORM, { registered: 501 }))?.code).toBe(
      'codes-differ',
    );
    expect(refusal(proposed, SUPERVISOR, confirm, change(OTHER_FORM, { used: 399 }))?.code).toBe(
      'unanswered-warnings',
    );
  });

  it('wait when the second person reads something else, and take a second look', () => {
    const start = [
      [ANN, photo],
      [ANN, enter(GOOD)],
      [BEN, enter(GOOD)],
      [CHAI, propose(CORRECTED)],
    ] as const;
    const other = confirmed({ ...CORRECTED, 'vote:2': 150 });
    const first = play(...start, [SUPERVISOR, other]);
    const before = play(...start).state;
    expect(first.state).toMatchObject({ stage: 'correction-proposed', proposal: { differed: [SUPERVISOR] } });
    expect(before).toMatchObject({ proposal: { differed: [] } });
    expect(first.events.at(-1)).toMatchObject({ kind: 'confirmation-differed', typed: { by: SUPERVISOR } });
    const second = play(...start, [SUPERVISOR, other], [SUPERVISOR, confirm]);
    expect(second.state).toMatchObject({ stage: 'accepted', version: 2 });
    expect(second.events.at(-1)).toMatchObject({ kind: 'record-corrected', differed: 1 });
  });

  it('go to somebody else for a third reading when one person read something else twice', () => {
    const other = confirmed({ ...CORRECTED, 'vote:2': 150 });
    const twice = play(
      [ANN, photo],
      [ANN, enter(GOOD)],
      [BEN, enter(GOOD)],
      [CHAI, propose(CORRECTED)],
      [SUPERVISOR, other],
      [SUPERVISOR, other],
    ).state;
    expect(refusal(twice, SUPERVISOR, confirm)?.code).toBe('read-enough');
    expect(refusal(twice, SUPERVISOR, other)?.code).toBe('read-enough');
    expect(refusal(twice, SUPERVISOR, { kind: 'reject-correction', reason: 'ตามภาพ' })).toBeNull();
    const decision = decide(twice, confirm, contextOf(BEN));
    expect(decision.ok && decision.value.at(-1)).toMatchObject({ kind: 'record-corrected', differed: 2 });
  });

  it.each([
    ['nothing', {}, ['vote:1', 'vote:2']],
    ['one place left out', { 'vote:1': 199 }, ['vote:2']],
    ['a place that does not change', { ...CORRECTED, used: 400 }, ['used']],
    ['a figure that no paper holds', { ...CORRECTED, 'vote:2': 1.5 }, ['vote:2']],
  ])('are not confirmed by %s', (_, values, fields) => {
    expect(refusal(proposed, SUPERVISOR, confirmed(values))).toMatchObject({ code: 'wrong-places', fields });
  });

  it('name the second person on an override', () => {
    const command = { ...propose({ left: 161 }), overrideCodes: ['C1'] } as ReturnCommand;
    const { events } = play(
      [ANN, photo],
      [ANN, enter(GOOD)],
      [BEN, enter(GOOD)],
      [CHAI, command],
      [SUPERVISOR, confirmed({ left: 161 })],
    );
    expect(events.at(-1)).toMatchObject({ record: { asWritten: { codes: ['C1'], by: SUPERVISOR } } });
  });
});

describe('annulment', () => {
  it.each([
    ['accepted', accepted],
    ['correction-proposed', proposed],
  ])('takes the record out of the count: %s', (_, state) => {
    const decision = decide(state, annul, contextOf(SUPERVISOR));
    expect(decision.ok && decision.value).toMatchObject([{ kind: 'record-annulled', version: 1 }]);
    expect(decision.ok && decision.value.reduce(evolve, state)).toStrictEqual({
      stage: 'annulled',
      round: 1,
      version: 1,
      reason: 'ลงคะแนนใหม่',
    });
  });

  it('needs the number of the order and a reason', () => {
    expect(refusal(accepted, SUPERVISOR, { ...annul, order: ' ' } as ReturnCommand)?.code).toBe(
      'order-missing',
    );
    expect(refusal(accepted, SUPERVISOR, { ...annul, reason: ' ' } as ReturnCommand)?.code).toBe(
      'reason-missing',
    );
  });

  it('is followed by the next round and the next version when the new form comes', () => {
    const { state } = play(
      [ANN, photo],
      [ANN, enter(GOOD)],
      [BEN, enter(GOOD)],
      [SUPERVISOR, annul],
      [ANN, photo],
      [ANN, enter(OTHER)],
      [BEN, enter(OTHER)],
    );
    expect(state).toMatchObject({
      stage: 'accepted',
      round: 2,
      version: 2,
      live: { version: 2, figures: OTHER },
    });
  });

  it('after a correction opens round = version + 1', () => {
    const { state } = play(
      [ANN, photo],
      [ANN, enter(GOOD)],
      [BEN, enter(GOOD)],
      [CHAI, propose(CORRECTED)],
      [SUPERVISOR, confirm],
      [SUPERVISOR, annul],
      [ANN, photo],
    );
    expect(state).toStrictEqual({ stage: 'received', round: 3, version: 2 });
  });
});
