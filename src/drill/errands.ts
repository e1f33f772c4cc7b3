import type { ReturnSpec } from '../election/lookup.ts';
import type { Desk } from './accounts.ts';
import { actAnswering, isOvertaken } from './answering.ts';
import type { Errand } from './board.ts';
import { act, sendPhoto, waitingCorrection } from './desk-api.ts';
import type { Night } from './night.ts';
import type { Session } from './session.ts';
import { valueAt, wireEntry } from './wire.ts';

/** Who does errands for a centre: the sender of photos, the one who proposes a correction, the one who confirms it. */
interface ErrandPeople {
  readonly sender: Session;
  readonly proposer: Session;
  readonly confirmer: Session;
}

export type PeopleOf = (centre: string) => ErrandPeople;

export function peopleOfDesks(desks: readonly Desk[], session: (username: string) => Session): PeopleOf {
  const byCentre = new Map<string, ErrandPeople>();
  for (const desk of desks) {
    const [sender, confirmer, proposer] = [
      desk.clerks[0] ?? '',
      desk.supervisors[0] ?? '',
      desk.supervisors[1] ?? '',
    ];
    const people = { sender: session(sender), proposer: session(proposer), confirmer: session(confirmer) };
    for (const centre of desk.centreIds) byCentre.set(centre, people);
  }
  return (centre) => {
    const people = byCentre.get(centre);
    if (people === undefined) throw new Error(`nobody serves the centre ${centre}`);
    return people;
  };
}

/** Sends photos again that could not be read, and corrects records that both typists got wrong. */
export async function runErrands(night: Night, peopleOf: PeopleOf): Promise<void> {
  const { board } = night;
  while (!night.stopped) {
    const errand = board.errands.shift();
    if (errand === undefined) {
      await board.change('anybody', 300);
      continue;
    }
    await night.pass(60);
    await runErrand(night, errand, peopleOf(errand.spec.unit.centreId));
    board.errandDone(errand);
  }
}

async function runErrand(night: Night, errand: Errand, people: ErrandPeople): Promise<void> {
  const { spec } = errand;
  const { board } = night;
  if (errand.kind === 'send-again') {
    if (board.stageOf(spec) !== 'unreadable') return;
    board.set(spec, await sendPhoto(people.sender, spec, night.photo(spec, 2), 'line'));
    night.counts.photos += 1;
    return;
  }
  if (errand.kind === 'correct') {
    const entry = wireEntry(spec, night.truth(spec));
    const reason = {
      code: 'entry-error',
      text: 'ผู้บันทึกทั้งสองคนสลับคะแนนสองบรรทัด ตรวจพบเมื่อเทียบกับภาพแบบ',
    };
    const answer = await actAnswering(night, people.proposer, spec, 'correction', (answers) => ({
      reason,
      entry: { ...entry, answers },
    }));
    if (answer.ok) board.set(spec, answer.done.outcome, answer.done.version);
    else if (answer.refused.reason === 'no-change') board.set(spec, 'accepted', 2);
    else if (!isOvertaken(answer.refused.code)) {
      throw new Error(`correction of ${spec.unit.id}: ${answer.refused.code} ${answer.refused.reason}`);
    }
    return;
  }
  // The second person reads the changed places on the paper, blind to the proposal.
  const places = await waitingCorrection(people.confirmer, spec);
  if (places === null) return;
  const truth = night.truth(spec);
  const values = Object.fromEntries(places.map((place) => [place, valueAt(spec, truth, place)]));
  const answer = await act(people.confirmer, spec, 'correction/confirm', { values });
  if (answer.ok) {
    night.counts.corrections += 1;
    board.set(spec, answer.done.outcome, answer.done.version);
  } else if (answer.refused.reason === 'unanswered-warnings') {
    await proposeAgain(night, spec, people);
  } else if (!isOvertaken(answer.refused.code)) {
    throw new Error(`confirmation of ${spec.unit.id}: ${answer.refused.code} ${answer.refused.reason}`);
  }
}

/**
 * The unit's other form was accepted after the correction had been proposed and brought a new warning, which only a proposal
 * can answer: the second person rejects this one.
 */
async function proposeAgain(night: Night, spec: ReturnSpec, people: ErrandPeople): Promise<void> {
  const reason = 'แบบอีกใบของหน่วยบันทึกแล้วระหว่างรอ มีข้อสังเกตใหม่ที่ต้องชี้แจง';
  const answer = await act(people.confirmer, spec, 'correction/reject', { reason });
  if (answer.ok) night.board.set(spec, answer.done.outcome, answer.done.version);
  else if (!isOvertaken(answer.refused.code)) {
    throw new Error(`rejection for ${spec.unit.id}: ${answer.refused.code} ${answer.refused.reason}`);
  }
}
