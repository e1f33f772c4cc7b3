import type { Election, ReturnSpec } from '../../election/lookup.ts';
import type { BallotId, RuleCode } from '../../election/model.ts';
import type { CorrectionReasonCode } from '../correction-reasons.ts';
import type { Figure, Figures } from '../figures.ts';
import type { FieldRef } from '../finding.ts';
import { decide, evolve, initialState } from '../life.ts';
import type { ReturnCommand } from '../life-commands.ts';
import type { DecideContext } from '../life-context.ts';
import type { DecideError } from '../life-errors.ts';
import type { ReturnEvent } from '../life-events.ts';
import type { ReturnState } from '../life-state.ts';
import { change, entryOf, goodFigures, specOf, tinyElection } from './forms.ts';

const election: Election = tinyElection();
export const spec: ReturnSpec = specOf(election, 'constituency');

/** Four people: two typists, a third, and a supervisor. */
export const ANN = 1;
export const BEN = 2;
export const CHAI = 3;
export const SUPERVISOR = 4;

/** No fault; another without fault; C1 fails; C3 (a warning) stands; both. */
export const GOOD: Figures = goodFigures(spec);
export const OTHER: Figures = goodFigures(spec, [190, 160, 0]);
export const FAULTY: Figures = change(GOOD, { left: 161 });
export const UNEQUAL: Figures = change(GOOD, { present: 399 });

export const ANSWER_C3 = [{ code: 'C3' as RuleCode, text: 'ผู้มีสิทธิ 1 คนรับบัตรแล้วไม่ลงคะแนน' }];
export const answered = entryOf(UNEQUAL, ANSWER_C3);

export function contextOf(by: number, sibling: Figures | null = null): DecideContext {
  const siblings = new Map<BallotId, Figures>();
  if (sibling !== null) siblings.set('party-list' as BallotId, sibling);
  return { election, spec, by, photoCount: 1, siblings, oneHand: [], shown: false };
}

export function places(values: Readonly<Record<FieldRef, Figure>>): ReadonlyMap<FieldRef, Figure> {
  return new Map(Object.entries(values));
}

export const photo: ReturnCommand = { kind: 'receive-photo' };

export function enter(figures: Figures): ReturnCommand {
  return { kind: 'enter', entry: entryOf(figures) };
}

/** One step: who does what, and, where it matters, what the unit's other form says. */
export type Step = readonly [by: number, command: ReturnCommand, sibling?: Figures];

/** The state after steps that must all succeed, and all their events. */
export function play(...steps: readonly Step[]): {
  readonly state: ReturnState;
  readonly events: readonly ReturnEvent[];
} {
  let state: ReturnState = initialState();
  const events: ReturnEvent[] = [];
  for (const [by, command, sibling] of steps) {
    const decision = decide(state, command, contextOf(by, sibling ?? null));
    if (!decision.ok) throw new Error(`${command.kind} refused: ${decision.error.code}`);
    for (const event of decision.value) state = evolve(state, event);
    events.push(...decision.value);
  }
  return { state, events };
}

/** The refusal of one more step; null when it succeeds. */
export function refusal(state: ReturnState, ...[by, command, sibling]: Step): DecideError | null {
  const decision = decide(state, command, contextOf(by, sibling ?? null));
  return decision.ok ? null : decision.error;
}

export const OTHER_FORM: Figures = goodFigures(specOf(election, 'party-list'));

/** Values of a correction that adds up. */
export const CORRECTED = { 'vote:1': 199, 'vote:2': 151 };

export function propose(values: Readonly<Record<FieldRef, Figure>>, code = 'entry-error'): ReturnCommand {
  return {
    kind: 'propose-correction',
    change: { kind: 'places', values: places(values), answers: [], remarks: '' },
    reason: { code: code as CorrectionReasonCode, text: 'พิมพ์ผิด' },
    overrideCodes: [],
  };
}

/** The second person's reading of the places that {@link CORRECTED} changes. */
export function confirmed(values: Readonly<Record<FieldRef, Figure>> = CORRECTED): ReturnCommand {
  return { kind: 'confirm-correction', values: places(values) };
}

export const confirm: ReturnCommand = confirmed();
export const annul: ReturnCommand = { kind: 'annul', order: 'กกต. 12/2566', reason: 'ลงคะแนนใหม่' };
