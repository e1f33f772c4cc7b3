import { drawSmallPhoto } from '../../src/drill/photo-form.ts';
import type { MadeSample } from '../../src/drill/sample/make-sample.ts';
import { makeSample } from '../../src/drill/sample/make-sample.ts';
import type { Reading } from '../../src/drill/truth.ts';
import { pictureOf, truthOf } from '../../src/drill/truth.ts';
import { valueAt, wireEntry } from '../../src/drill/wire.ts';
import type { ReturnSpec } from '../../src/election/lookup.ts';
import { indexElection } from '../../src/election/lookup.ts';
import { parsePackage } from '../../src/election/parse.ts';
import { writePackage } from '../../src/election/write.ts';
import type { Stage } from '../../src/returns/life-state.ts';
import type { StaffApp } from '../../src/server/testing/staff-app.ts';
import type { Answer, StaffClient } from '../../src/server/testing/staff-client.ts';

/** A small province with names as they are in life, and its papers. */
export function sampleProvince(): MadeSample {
  const sample = makeSample({
    kind: 'province',
    province: 'MKM',
    seed: 5,
    scale: 0.15,
    date: '2025-11-23',
    tie: false,
  });
  if ('unknownProvince' in sample) throw new Error(sample.unknownProvince);
  // as a server would read it: with its hash
  const parsed = parsePackage(new Map(writePackage(sample.election.pkg)));
  if (!parsed.ok) throw new Error(parsed.error[0]?.message.en);
  return { ...sample, election: indexElection(parsed.value) };
}

/** What the committee wrote on a form of the sample. */
export function paperOf(sample: MadeSample, spec: ReturnSpec): Reading {
  const row = sample.rows[spec.index];
  if (row === null || row === undefined) throw new Error(`no form of ${spec.unit.id}`);
  return truthOf(spec, row, Math.max(5, sample.election.pkg.manifest.signaturesRequired));
}

export function photoOf(sample: MadeSample, spec: ReturnSpec, attempt = 1): Buffer {
  return Buffer.from(drawSmallPhoto(pictureOf(spec, paperOf(sample, spec), attempt, false)));
}

/** The paper with one head place changed: a sum fails, or two typists differ. */
export function misread(paper: Reading, role: 'used' | 'present', by = 1): Reading {
  const head = new Map(paper.head);
  head.set(role, (head.get(role) ?? 0) + by);
  return { head, votes: paper.votes };
}

/** The paper with two lines exchanged: every sum holds. */
export function exchanged(paper: Reading): Reading {
  const [a = 0, b = 0, ...rest] = paper.votes;
  return { head: paper.head, votes: a === b ? [a + 1, b - 1, ...rest] : [b, a, ...rest] };
}

const TEXT = 'ตรวจกับภาพแบบแล้ว ตรงตามแบบ';

/** People who do things through the API, as the screens do, with the answers that warnings ask for. */
export class Hands {
  readonly #sample: MadeSample;
  readonly #staff: StaffApp;

  constructor(sample: MadeSample, staff: StaffApp) {
    this.#sample = sample;
    this.#staff = staff;
  }

  async photo(who: string, spec: ReturnSpec, attempt = 1): Promise<void> {
    const client = await this.#staff.person(who);
    must(await client.photo(`${at(spec)}/photos`, photoOf(this.#sample, spec, attempt)), 201);
  }

  /** Takes this return, which must be the next one for the task. */
  async take(who: string, spec: ReturnSpec, task: string): Promise<Record<string, unknown>> {
    const client = await this.#staff.person(who);
    const wish = { centre: spec.unit.centreId, tasks: [task] };
    const { body } = must(await client.post('/api/queue/next', wish), 200);
    const { id } = body['unit'] as { readonly id: string };
    if (id !== spec.unit.id || body['ballot'] !== spec.contest.ballot)
      throw new Error(`took ${id} ${String(body['ballot'])}, not ${spec.unit.id} ${spec.contest.ballot}`);
    return body;
  }

  async enter(who: string, spec: ReturnSpec, task: 'first' | 'second' | 'look-again', reading: Reading) {
    const { claim } = await this.take(who, spec, task);
    await this.#answering(who, `${at(spec)}/entries`, { claim, ...wireEntry(spec, reading) });
  }

  async decide(who: string, spec: ReturnSpec, reading: Reading) {
    const { claim, disputed } = await this.take(who, spec, 'third');
    const values = Object.fromEntries(
      (disputed as string[]).map((place) => [place, valueAt(spec, reading, place) ?? 0]),
    );
    await this.#answering(who, `${at(spec)}/decision`, { claim, values });
  }

  async unreadable(who: string, spec: ReturnSpec) {
    const { claim } = await this.take(who, spec, 'first');
    await this.post(who, `${at(spec)}/unreadable`, { claim, reason: 'ภาพมืดและสั่น' });
  }

  async propose(who: string, spec: ReturnSpec, reading: Reading) {
    const body = { reason: { code: 'entry-error', text: TEXT }, entry: wireEntry(spec, reading) };
    await this.#answering(who, `${at(spec)}/correction`, body, 'entry');
  }

  async annul(who: string, spec: ReturnSpec) {
    await this.post(who, `${at(spec)}/annulment`, { order: 'กกต. 12/2568', reason: 'ลงคะแนนใหม่' });
  }

  async stage(spec: ReturnSpec): Promise<Stage> {
    const auditor = await this.#staff.person('auditor-1');
    return must(await auditor.get(at(spec)), 200).body['stage'] as Stage;
  }

  /** The case that the acceptance of a return opened. */
  async caseOf(spec: ReturnSpec): Promise<string> {
    const auditor = await this.#staff.person('auditor-1');
    const { body } = must(await auditor.get(at(spec)), 200);
    const [opened] = body['cases'] as { readonly case: string }[];
    if (opened === undefined) throw new Error('no case was opened');
    return opened.case;
  }

  async post(who: string, path: string, body: object): Promise<void> {
    must(await (await this.#staff.person(who)).post(path, body), 200);
  }

  /** Sends work, and answers the warnings that come back. */
  async #answering(who: string, path: string, body: object, inside?: string): Promise<void> {
    const client: StaffClient = await this.#staff.person(who);
    const answers: { code: string; text: string }[] = [];
    for (let round = 0; round < 6; round++) {
      const deep = inside === undefined ? {} : (body as Record<string, object>)[inside];
      const sent = inside === undefined ? { ...body, answers } : { ...body, [inside]: { ...deep, answers } };
      const answer = await client.post(path, sent);
      if (answer.status === 200) return;
      const error = answer.body['error'] as { reason?: string; findings?: { code: string; level: string }[] };
      if (error.reason !== 'unanswered-warnings') must(answer, 200);
      for (const { code } of (error.findings ?? []).filter((f) => f.level === 'warning'))
        if (!answers.some((a) => a.code === code)) answers.push({ code, text: TEXT });
    }
    throw new Error(`warnings of ${path} come back and back`);
  }
}

function at(spec: ReturnSpec): string {
  return `/api/units/${encodeURIComponent(spec.unit.id)}/${encodeURIComponent(spec.contest.ballot)}`;
}

function must(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

/** One return at every stage, all in one score centre; most others are still awaited. */
export interface Scene {
  readonly centre: string;
  readonly at: Readonly<Record<Stage, ReturnSpec>>;
  /** A case that is open. */
  readonly caseId: string;
  /** A report of a reader that waits for an answer. */
  readonly ticketId: string;
}

/** Plays the returns in an order in which each is the only one that the queue can give for its next step. */
export async function playScene(sample: MadeSample, staff: StaffApp): Promise<Scene> {
  const { election } = sample;
  const hands = new Hands(sample, staff);
  const counts = new Map<string, ReturnSpec[]>();
  for (const spec of election.returns) {
    if (spec.contest.ballot !== 'constituency' || spec.unit.kind !== 'station') continue;
    counts.set(spec.unit.centreId, [...(counts.get(spec.unit.centreId) ?? []), spec]);
  }
  const [centre, specs] = [...counts].sort((a, b) => b[1].length - a[1].length)[0] ?? ['', []];
  const take = (i: number): ReturnSpec => {
    const spec = specs[i];
    if (spec === undefined) throw new Error(`the centre has ${specs.length} stations only`);
    return spec;
  };
  const accept = async (spec: ReturnSpec): Promise<void> => {
    await hands.photo('clerk-1', spec);
    await hands.enter('clerk-1', spec, 'first', paperOf(sample, spec));
    await hands.enter('clerk-2', spec, 'second', paperOf(sample, spec));
  };
  const differ = async (spec: ReturnSpec): Promise<void> => {
    await hands.photo('clerk-1', spec);
    await hands.enter('clerk-1', spec, 'first', paperOf(sample, spec));
    await hands.enter('clerk-2', spec, 'second', exchanged(paperOf(sample, spec)));
  };
  const paper = (spec: ReturnSpec) => paperOf(sample, spec);
  const stages = {
    accepted: take(0),
    'correction-proposed': take(1),
    annulled: take(2),
    'with-supervisor': take(3),
    differs: take(4),
    'in-doubt': take(5),
    'entered-once': take(6),
    unreadable: take(7),
    received: take(8),
    expected: take(9),
  } as const satisfies Record<Stage, ReturnSpec>;
  await accept(stages.accepted);
  await accept(stages['correction-proposed']);
  await hands.propose(
    'supervisor-1',
    stages['correction-proposed'],
    exchanged(paper(stages['correction-proposed'])),
  );
  await accept(stages.annulled);
  await hands.annul('supervisor-1', stages.annulled);
  const unequal = take(10);
  const more = misread(paper(unequal), 'present');
  await hands.photo('clerk-1', unequal);
  await hands.enter('clerk-1', unequal, 'first', more);
  await hands.enter('clerk-2', unequal, 'second', more);
  await differ(stages['with-supervisor']);
  await hands.decide('clerk-3', stages['with-supervisor'], {
    ...paper(stages['with-supervisor']),
    votes: paper(stages['with-supervisor']).votes.map((v) => v + 3),
  });
  await differ(stages.differs);
  const doubt = stages['in-doubt'];
  await hands.photo('clerk-1', doubt);
  await hands.enter('clerk-1', doubt, 'first', misread(paper(doubt), 'used'));
  await hands.photo('clerk-1', stages.unreadable);
  await hands.unreadable('clerk-1', stages.unreadable);
  await hands.photo('clerk-1', stages['entered-once']);
  await hands.enter('clerk-1', stages['entered-once'], 'first', paper(stages['entered-once']));
  await hands.photo('clerk-1', stages.received);
  for (const [stage, spec] of Object.entries(stages)) {
    const now = await hands.stage(spec);
    if (now !== stage) throw new Error(`${spec.unit.id} stands at ${now}, not ${stage}`);
  }
  const [ticket] = await staff.rows(
    `with t as (
       insert into ticket (return_id, figure, claimed, version) values ($1, 3, 999, 1) returning ticket_id
     )
     insert into ticket_report (ticket_id, key, language, comment)
     select ticket_id, gen_random_uuid(), 'th', 'ประกาศหน้าหน่วยเขียน 999' from t returning ticket_id`,
    [stages.accepted.index],
  );
  const ticketId = String(ticket?.['ticket_id']);
  return { centre, at: stages, caseId: await hands.caseOf(unequal), ticketId };
}
