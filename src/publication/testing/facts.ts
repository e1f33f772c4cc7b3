import { at } from '../../basics/assert.ts';
import type { Election, ReturnSpec } from '../../election/lookup.ts';
import type { Fact, SealedFact } from '../../ledger/facts.ts';
import type { Figures } from '../../returns/figures.ts';
import { HEAD_SIZE, headPosition, NOT_ON_FORM } from '../../returns/figures.ts';

/** Figures of a return that add up, from its votes; places that the form has not are marked. */
export function figuresOf(spec: ReturnSpec, votes: readonly number[], noVote = 0, invalid = 0): Figures {
  const figures = new Array<number>(HEAD_SIZE + spec.lines.length).fill(0);
  const valid = votes.reduce((sum, v) => sum + v, 0);
  const used = valid + invalid + noVote;
  const station = spec.unit.kind === 'station';
  const head = {
    registered: station ? (spec.unit.registered ?? 0) : NOT_ON_FORM,
    present: station ? used : NOT_ON_FORM,
    received: station ? used + 40 : used,
    used: station ? used : NOT_ON_FORM,
    valid,
    invalid,
    noVote,
    left: station ? 40 : NOT_ON_FORM,
    envelopes: station ? NOT_ON_FORM : used,
    total: valid,
    signatures: 5,
  };
  for (const [role, figure] of Object.entries(head)) {
    figures[headPosition(role as keyof typeof head)] = figure;
  }
  votes.forEach((v, i) => {
    figures[HEAD_SIZE + i] = v;
  });
  return figures;
}

/** Writes facts for tests: versions count up by themselves, times go on by a second. */
export class FactWriter {
  readonly facts: SealedFact[] = [];
  readonly #election: Election;
  readonly #versions = new Map<number, number>();
  #now: number;

  constructor(election: Election, start: number = election.pkg.manifest.publication.embargoUntil) {
    this.#election = election;
    this.#now = start;
    this.#seal({ kind: 'package-opened', at: this.now, election: 'tiny', package: election.pkg.hash });
  }

  get now(): string {
    return new Date(this.#now).toISOString();
  }

  /** Moves the clock of the ledger. */
  setTime(ms: number): void {
    this.#now = ms;
  }

  #seal(fact: Fact): void {
    this.facts.push({ seq: this.facts.length, fact });
    this.#now += 1000;
  }

  /** `masked`: the covered copy, or null where names could not be covered; missing: the package does not ask. */
  photo(returnIndex: number, hash: string, masked?: string | null): void {
    const spec = at(this.#election.returns, returnIndex);
    this.#seal({
      kind: 'photo-received',
      at: this.now,
      unit: spec.unit.id,
      ballot: spec.contest.ballot,
      original: hash,
      photo: hash,
      bytes: 10,
      source: 'upload',
      ...(masked === undefined ? {} : { masked }),
      by: 'p1',
    });
  }

  /** A photo leaves a return: for another one, or to be put aside. */
  movePhoto(returnIndex: number, hash: string, to: number | null): void {
    const spec = at(this.#election.returns, returnIndex);
    const target = to === null ? null : at(this.#election.returns, to);
    this.#seal({
      kind: 'photo-moved',
      at: this.now,
      unit: spec.unit.id,
      ballot: spec.contest.ballot,
      original: hash,
      photo: hash,
      to: target === null ? null : { unit: target.unit.id, ballot: target.contest.ballot },
      reason: 'wrong-unit',
      by: 'p1',
    });
    if (to !== null) this.photo(to, hash);
  }

  /** Accepts the first record, or a later one after an annulment. */
  accept(returnIndex: number, votes: readonly number[], noVote = 0): void {
    this.#seal({ kind: 'record-accepted', ...this.#body(returnIndex, votes, noVote) });
  }

  correct(returnIndex: number, votes: readonly number[]): void {
    this.#seal({
      kind: 'record-corrected',
      ...this.#body(returnIndex, votes, 0),
      reason: { code: 'typing', text: 'typing error, see "photo"' },
      confirmedBy: 'p4',
    });
  }

  annul(returnIndex: number): void {
    const spec = at(this.#election.returns, returnIndex);
    this.#seal({
      kind: 'record-annulled',
      at: this.now,
      unit: spec.unit.id,
      ballot: spec.contest.ballot,
      version: this.#versions.get(returnIndex) ?? 0,
      order: '12/2566',
      reason: 'recount',
      by: 'p9',
    });
  }

  policy(capPercent: number, paused: boolean, reason = 'because'): void {
    this.#seal({ kind: 'policy-changed', at: this.now, capPercent, paused, reason, by: 'p9' });
  }

  draw(contest: string, order: readonly number[]): void {
    this.#seal({ kind: 'draw-held', at: this.now, contest, order, by: 'p9' });
  }

  certify(contest: string): void {
    this.#seal({ kind: 'result-certified', at: this.now, contest, order: '1/2566', by: 'p9' });
  }

  /** Both (all) ballots of a unit with the same votes on every line. */
  acceptUnit(unitIndex: number, votes: readonly number[] = [3, 2, 1]): void {
    for (const r of at(this.#election.returnsOfUnit, unitIndex)) if (r >= 0) this.accept(r, votes);
  }

  #body(returnIndex: number, votes: readonly number[], noVote: number) {
    const spec = at(this.#election.returns, returnIndex);
    const version = (this.#versions.get(returnIndex) ?? 0) + 1;
    this.#versions.set(returnIndex, version);
    const full = spec.lines.map((_, i) => votes[i] ?? 0);
    return {
      at: this.now,
      unit: spec.unit.id,
      ballot: spec.contest.ballot,
      version,
      figures: figuresOf(spec, full, noVote),
      photos: [],
      enteredBy: ['p1', 'p2'],
      acceptedBy: 'p3',
      findings: [],
      asWritten: null,
      remarks: '',
    };
  }
}
