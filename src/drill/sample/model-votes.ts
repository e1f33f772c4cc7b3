import { at } from '../../basics/assert.ts';
import type { Unit } from '../../election/model.ts';
import type { FormRow, UnitArrival } from '../form-row.ts';
import type { Random } from '../random.ts';
import { apportion } from '../random.ts';

/** What the ballots of one unit have in common. */
export interface UnitDay {
  /** Persons who came (stations) or ballots in the set (everything else). */
  readonly ballots: number;
  readonly minute: number;
}

/** Turnout and time of arrival of a unit. `share`: ballots of an advance set. */
export function unitDay(unit: Unit, turnout: number, advanceBallots: number, random: Random): UnitDay {
  if (unit.registered === null) {
    return {
      ballots: Math.max(1, Math.round(advanceBallots * random.factor(0.4))),
      minute: random.int(150, 420),
    };
  }
  const share = Math.min(0.86, Math.max(0.58, turnout * random.factor(0.05)));
  const able = unit.registered - (unit.advanceRegistered ?? 0);
  // counting takes longer where more people voted; most results reach the centre between 18.45 and 22.00
  const minute = Math.round(60 + able / 25 + Math.exp(4.2 + 0.5 * random.normal()));
  return { ballots: Math.max(1, Math.round(able * share)), minute: Math.min(720, minute) };
}

export function arrivalOf(unit: Unit, day: UnitDay): UnitArrival {
  return { unitId: unit.id, minute: day.minute };
}

export interface BallotModel {
  /** Strength of each line here; need not add up to anything. */
  readonly strength: readonly number[];
  /** Share of spoiled and of no-vote ballots. */
  readonly spoiled: number;
  readonly noVote: number;
  /** Marks a voter may make: 1 except for a council. */
  readonly marks: number;
  readonly bookSize: number;
  readonly formCode: string;
}

/** A share of stations where the persons present and the ballots used differ by one: it happens, and opens a case. */
const PRESENT_DIFFERS = 0.002;

/** A share of stations where the committee wrote one ballot too many as left over: accepted as written, never repaired. */
const LEFT_WRONG = 0.001;

/** One form as a committee writes it: its arithmetic holds, but for the two rare mistakes above. */
export function makeForm(unit: Unit, day: UnitDay, model: BallotModel, random: Random): FormRow {
  const station = unit.registered !== null;
  const used = day.ballots;
  const invalid = Math.min(used, Math.round(used * model.spoiled * random.factor(0.45)));
  const noVote = Math.min(used - invalid, Math.round(used * model.noVote * random.factor(0.4)));
  const valid = used - invalid - noVote;
  const weights = model.strength.map((s) => s * random.factor(0.25));
  const votes =
    model.marks === 1 ? apportion(valid, weights) : councilVotes(valid, model.marks, weights, random);
  const roll = unit.registered ?? used;
  const received = Math.ceil(Math.max(used, roll * 1.02) / model.bookSize) * model.bookSize;
  const off = station && used > 1 && random.chance(PRESENT_DIFFERS) ? 1 : 0;
  const slip = station && random.chance(LEFT_WRONG) ? 1 : 0;
  return {
    unitId: unit.id,
    form: model.formCode,
    present: station ? used + off : null,
    received: station ? received : used,
    used,
    valid,
    invalid,
    noVote,
    left: station ? received - used + slip : null,
    votes,
  };
}

/** Scores on a ballot with several marks: every good ballot has at least one mark, and no line more marks than ballots. */
function councilVotes(valid: number, marks: number, weights: readonly number[], random: Random): number[] {
  const most = Math.min(marks, weights.length);
  const total = Math.round(valid * (1 + (most - 1) * (0.75 + 0.2 * random.next())));
  const votes = apportion(total, weights);
  let over = 0;
  for (let i = 0; i < votes.length; i++) {
    const extra = at(votes, i) - valid;
    if (extra > 0) {
      over += extra;
      votes[i] = valid;
    }
  }
  for (let i = 0; over > 0 && i < votes.length; i++) {
    const moved = Math.min(over, valid - at(votes, i));
    votes[i] = at(votes, i) + moved;
    over -= moved;
  }
  return votes;
}
