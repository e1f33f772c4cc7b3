import { describe, expect, it } from 'vitest';
import { decide } from './life.ts';
import type { ReturnCommand } from './life-commands.ts';
import type { DecideContext } from './life-context.ts';
import type { ReturnEvent } from './life-events.ts';
import { evolve } from './life-evolve.ts';
import type { ReturnState } from './life-state.ts';
import {
  ANN,
  BEN,
  CHAI,
  contextOf,
  enter,
  GOOD,
  OTHER,
  photo,
  places,
  play,
  SUPERVISOR,
} from './testing/life.ts';

const HEAD = 5;
const REASON = 'ในศูนย์มีเพียงสองคน';
const allow: ReturnCommand = { kind: 'allow-not-blind', reason: ` ${REASON} ` };
const LEAVE = { by: HEAD, reason: REASON };

const seen = (by: number): DecideContext => ({ ...contextOf(by), shown: true });

/** One step that must succeed. */
function step(state: ReturnState, command: ReturnCommand, context: DecideContext) {
  const decision = decide(state, command, context);
  if (!decision.ok) throw new Error(decision.error.code);
  return { state: decision.value.reduce(evolve, state), events: decision.value };
}

function refusal(state: ReturnState, command: ReturnCommand, context: DecideContext): string | null {
  const decision = decide(state, command, context);
  return decision.ok ? null : decision.error.code;
}

const recordOf = (events: readonly ReturnEvent[]) =>
  events.flatMap((e) => (e.kind === 'record-accepted' ? [e.record] : []))[0];

describe('a reading that is not blind', () => {
  const once = play([ANN, photo], [ANN, enter(GOOD)]).state;
  const differs = play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(OTHER)]).state;

  it('is refused to who has seen what others typed', () => {
    expect(refusal(once, enter(GOOD), seen(BEN))).toBe('not-blind');
    expect(refusal(once, enter(GOOD), contextOf(BEN))).toBeNull();
    const values = places({ 'vote:1': 200, 'vote:2': 150 });
    const third: ReturnCommand = { kind: 'decide', values, answers: [], remarks: '' };
    expect(refusal(differs, third, seen(CHAI))).toBe('not-blind');
  });

  it('may be made once a head has allowed it, and the record says so', () => {
    const allowed = step(once, allow, contextOf(HEAD));
    expect(allowed.events).toEqual([{ kind: 'not-blind-allowed', ...LEAVE }]);
    expect(allowed.state).toMatchObject({ stage: 'entered-once', leave: { ...LEAVE, used: false } });
    const done = step(allowed.state, enter(GOOD), seen(BEN));
    expect(done.state.stage).toBe('accepted');
    expect(recordOf(done.events)).toMatchObject({ enteredBy: [ANN, BEN], notBlind: LEAVE });
  });

  it('leaves no mark when a blind reader came first', () => {
    const allowed = step(once, allow, contextOf(HEAD));
    const done = step(allowed.state, enter(GOOD), contextOf(CHAI));
    expect(recordOf(done.events)?.notBlind).toBeNull();
  });

  it('stands for one reading: the next person must be blind or allowed anew', () => {
    const allowed = step(once, allow, contextOf(HEAD));
    const differing = step(allowed.state, enter(OTHER), seen(BEN));
    expect(differing.state).toMatchObject({ stage: 'differs', leave: { ...LEAVE, used: true } });
    expect(refusal(differing.state, enter(GOOD), seen(CHAI))).toBe('command-not-allowed');
    const blindly = step(allowed.state, enter(OTHER), contextOf(BEN));
    expect(blindly.state).toMatchObject({ stage: 'differs', leave: null });
    expect(step(blindly.state, allow, contextOf(HEAD)).state).toMatchObject({ leave: { used: false } });
  });

  it('stays on the record that a supervisor settles', () => {
    const allowed = step(once, allow, contextOf(HEAD));
    const differing = step(allowed.state, enter(OTHER), seen(BEN)).state;
    const values = new Map(['vote:1', 'vote:2', 'vote:3'].map((ref, i) => [ref, [1, 2, 3][i] ?? 0] as const));
    const wrong = decide(differing, { kind: 'decide', values, answers: [], remarks: '' }, contextOf(CHAI));
    const asked = wrong.ok ? [] : wrong.error.fields;
    const third = new Map([...values].filter(([ref]) => !asked.includes(ref)));
    const passed = step(
      differing,
      { kind: 'decide', values: third, answers: [], remarks: '' },
      contextOf(CHAI),
    );
    expect(passed.state.stage).toBe('with-supervisor');
    const entry = { figures: GOOD, words: null, answers: [], remarks: '' };
    const settled = step(
      passed.state,
      { kind: 'settle', entry, reason: 'ตามภาพ', overrideCodes: [] },
      seen(SUPERVISOR),
    );
    expect(recordOf(settled.events)?.notBlind).toEqual(LEAVE);
  });

  it('is not for a typist to allow, needs a reason, and is allowed once', () => {
    expect(refusal(once, allow, contextOf(ANN))).toBe('same-person');
    expect(refusal(once, { kind: 'allow-not-blind', reason: ' ' }, contextOf(HEAD))).toBe('reason-missing');
    const allowed = step(once, allow, contextOf(HEAD)).state;
    expect(refusal(allowed, allow, contextOf(HEAD))).toBe('no-change');
    expect(refusal(play([ANN, photo]).state, allow, contextOf(HEAD))).toBe('command-not-allowed');
  });
});

describe('accounts of one hand', () => {
  const tied = (by: number, other: number): DecideContext => ({ ...contextOf(by), oneHand: [other] });

  it('are no second person for each other: entry, decision, settlement, leave, as written', () => {
    const once = play([ANN, photo], [ANN, enter(GOOD)]).state;
    expect(refusal(once, enter(GOOD), tied(BEN, ANN))).toBe('one-hand');
    expect(refusal(once, enter(GOOD), tied(BEN, CHAI))).toBeNull();
    expect(refusal(once, allow, tied(HEAD, ANN))).toBe('one-hand');
    const differs = play([ANN, photo], [ANN, enter(GOOD)], [BEN, enter(OTHER)]).state;
    const third: ReturnCommand = { kind: 'decide', values: new Map(), answers: [], remarks: '' };
    expect(refusal(differs, third, tied(CHAI, BEN))).toBe('one-hand');
  });
});
