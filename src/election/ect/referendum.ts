import type { BallotId, Choice, Contest, ContestId, Form, FormId } from '../model.ts';
import { generalForms } from '../standard/general.ts';
import { Fields } from './fields.ts';
import type { Notes } from './notes.ts';
import { NATION_ID } from './provinces.ts';
import { isObject, objectsOf } from './read-json.ts';

const FILE = 'info_referendum.json';
/** Answers that the paper counts in its no-vote place. */
const ABSTAIN = new Set(['abstain', 'abstained', 'no_vote', 'blank']);
const ENGLISH = new Map([
  ['yes', 'Approve'],
  ['no', 'Disapprove'],
]);

export interface Referendum {
  readonly contests: readonly Contest[];
  readonly choices: readonly Choice[];
  readonly forms: readonly Form[];
  /** Registered voters by area id (`TH`, province, constituency), where the file gives them. */
  readonly registered: ReadonlyMap<string, number>;
}

/** The third ballot of 2569: one contest and one ballot paper for each question. */
export function readReferendum(json: unknown, notes: Notes): Referendum | null {
  if (json === null) return null;
  const root = isObject(json) ? json : {};
  const fields = new Fields(FILE, notes);
  const questions = objectsOf(root['questions_info'], FILE, 'questions_info', notes).flatMap((group) => {
    const title = fields.text(group, 'title', 'questions_info');
    const list = objectsOf(group['questions'], FILE, 'questions', notes);
    return list.map((q, i) => fields.text(q, 'question', `questions[${i}]`) || title || 'ประชามติ');
  });
  const answers = objectsOf(root['answers_info'], FILE, 'answers_info', notes).flatMap((answer, i) => {
    const code = fields.id(answer, 'answer_key', `answers_info[${i}]`);
    if (code === null) return [];
    if (ABSTAIN.has(code.toLowerCase())) {
      notes.add('info', 'referendum-abstain-answer', FILE, code);
      return [];
    }
    const th = fields.name(answer, 'answer_value', code, code);
    return [{ code, name: { th, en: ENGLISH.get(code.toLowerCase()) ?? th } }];
  });
  if (questions.length > 1) notes.add('info', 'referendum-several-questions', FILE, String(questions.length));
  const contests: Contest[] = [];
  const choices: Choice[] = [];
  const forms: Form[] = [];
  questions.forEach((question, i) => {
    const id = i === 0 ? 'referendum' : `referendum-${i + 1}`;
    contests.push({
      id: id as ContestId,
      ballot: id as BallotId,
      kind: 'referendum',
      areaId: NATION_ID,
      seats: 0,
      marks: 1,
      title: { th: question, en: questions.length === 1 ? 'Referendum' : `Referendum, question ${i + 1}` },
    });
    answers.forEach(({ code, name }, n) => {
      choices.push({ contestId: id as ContestId, number: n + 1, code, name });
    });
    for (const form of generalForms(['referendum'])) {
      forms.push(i === 0 ? form : { ...form, id: `${form.id}-${i + 1}` as FormId, ballot: id as BallotId });
    }
  });
  return { contests, choices, forms, registered: readRegistered(root['general_info'], fields, notes) };
}

function readRegistered(value: unknown, fields: Fields, notes: Notes): ReadonlyMap<string, number> {
  const registered = new Map<string, number>();
  if (!isObject(value)) return registered;
  const put = (id: string | null, number: number | null) => {
    if (id !== null && number !== null) registered.set(id, number);
  };
  put(NATION_ID, fields.whole(value, 'total_registered_vote', 'general_info'));
  for (const province of objectsOf(value['province'] ?? [], FILE, 'province', notes)) {
    const id = fields.id(province, 'prov_id', 'province');
    put(id, fields.whole(province, 'total_registered_vote', id ?? 'province'));
    for (const cons of objectsOf(province['constituencies'] ?? [], FILE, 'constituencies', notes)) {
      const consId = fields.id(cons, 'cons_id', 'constituencies');
      put(consId, fields.whole(cons, 'total_registered_vote', consId ?? 'constituencies'));
    }
  }
  return registered;
}
