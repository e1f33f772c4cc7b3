import { at } from '../../basics/assert.ts';
import type { Election, ReturnSpec } from '../../election/lookup.ts';
import type { BallotId, RuleCode } from '../../election/model.ts';
import { checkReturn } from '../../returns/check-return.ts';
import type { TypedEntry } from '../../returns/entry.ts';
import { disputedPositions, refAt } from '../../returns/field-ref.ts';
import type { Figure, Figures } from '../../returns/figures.ts';
import { countsAs } from '../../returns/figures.ts';
import type { Answer, Finding } from '../../returns/finding.ts';
import { decide, evolve, initialState } from '../../returns/life.ts';
import type { ReturnCommand } from '../../returns/life-commands.ts';
import type { DecideError } from '../../returns/life-errors.ts';
import type { ReturnState } from '../../returns/life-state.ts';
import { thaiNumberWords } from '../../returns/number-words.ts';
import type { Random } from '../random.ts';
import { isLine } from './make-slip.ts';
import type { Habits } from './reader.ts';
import { lookAt, namedPlaces, readAt, slipsOf } from './reader.ts';
import type { Slip, SlipKind } from './slip.ts';
import { typedWith } from './slip.ts';

const [FIRST, SECOND, THIRD, SUPERVISOR] = [1, 2, 3, 4] as const;
export type Author = 'first' | 'second' | 'third' | 'supervisor';

/** A slip that somebody made, and what became of it: the rule or the person that stopped it, or `ledger`. */
export interface MadeSlip {
  readonly slip: Slip;
  readonly author: Author;
  fate: string | null;
}

export interface PlayedForm {
  /** Figures of the record. */
  readonly record: Figures;
  /** What the ledger would hold if one entry were enough. */
  readonly single: Figures;
  readonly slips: readonly MadeSlip[];
  /** Kind of the slip behind a wrong figure of `record` or `single`. */
  kindAt(position: number, figure: Figure): SlipKind | null;
}

const MAX_STEPS = 60;
const TEXT = 'ตรวจกับภาพแบบแล้ว ตรงตามแบบ';

/** Plays one form through `decide` from photo to record; everybody may slip, and everybody believes the paper. */
export function playForm(
  election: Election,
  spec: ReturnSpec,
  paper: Figures,
  siblings: ReadonlyMap<BallotId, Figures>,
  habits: Habits,
  random: Random,
): PlayedForm {
  return new FormPlay(election, spec, paper, siblings, habits, random).play();
}

class FormPlay {
  readonly #election: Election;
  readonly #spec: ReturnSpec;
  readonly #paper: Figures;
  readonly #siblings: ReadonlyMap<BallotId, Figures>;
  readonly #habits: Habits;
  readonly #random: Random;
  readonly #made: MadeSlip[] = [];
  /** Slips that the handwriting invites. */
  #traps: Slip[] | null = null;
  #state: ReturnState = initialState();
  #single: Figures | null = null;
  #looks = 0;

  constructor(
    election: Election,
    spec: ReturnSpec,
    paper: Figures,
    siblings: ReadonlyMap<BallotId, Figures>,
    habits: Habits,
    random: Random,
  ) {
    this.#election = election;
    this.#spec = spec;
    this.#paper = paper;
    this.#siblings = siblings;
    this.#habits = habits;
    this.#random = random;
  }

  play(): PlayedForm {
    this.#mustDo({ kind: 'receive-photo' }, FIRST);
    for (let step = 0; step < MAX_STEPS; step++) {
      const state = this.#state;
      switch (state.stage) {
        case 'received':
          this.#type('first', FIRST, (entry) => ({ kind: 'enter', entry }));
          this.#looks = 0;
          break;
        case 'in-doubt':
          if (this.#looks < 2) this.#lookAgain(state.first.entry.figures);
          else this.#superviseDoubt(state.first.entry.figures);
          break;
        case 'entered-once':
          this.#single = state.first.entry.figures;
          this.#type('second', SECOND, (entry) => ({ kind: 'enter', entry }));
          break;
        case 'differs':
          this.#decideThird(state.first.entry.figures, state.second.entry.figures);
          break;
        case 'with-supervisor':
          this.#type('supervisor', SUPERVISOR, (entry, overrideCodes) => ({
            kind: 'settle',
            entry,
            reason: TEXT,
            overrideCodes,
          }));
          for (const made of this.#made) if (made.author !== 'supervisor') made.fate ??= 'supervisor';
          break;
        case 'accepted':
          return this.#result(state.live.figures);
        default:
          throw new Error(`a form stands at ${state.stage}`);
      }
    }
    throw new Error(`a form does not come to an end at ${this.#state.stage}`);
  }

  /** Types the whole form, looks again where a warning asks (if the person heeds it), and answers the rest. */
  #type(author: Author, by: number, command: (entry: TypedEntry, codes: RuleCode[]) => ReturnCommand): void {
    this.#forget(author);
    const fresh = slipsOf(this.#paper, this.#habits, this.#random).map((slip) =>
      author === 'first' && this.#traps === null ? slip : { ...slip, shared: false },
    );
    const fallen = (this.#traps ?? []).filter(
      () => author === 'second' || this.#random.chance(this.#habits.deceived),
    );
    if (author === 'first') this.#traps ??= fresh.filter((slip) => slip.shared);
    for (const slip of [...fallen, ...fresh]) this.#made.push({ slip, author, fate: null });
    this.#send(author, by, command);
  }

  #send(author: Author, by: number, command: (entry: TypedEntry, codes: RuleCode[]) => ReturnCommand): void {
    const asked = new Set<RuleCode>();
    let codes: RuleCode[] = [];
    let looked = false;
    for (let round = 0; round < 12; round++) {
      const refused = this.#try(command(this.#entryOf(author, asked), codes), by);
      if (refused === null) return;
      if (refused.code === 'unanswered-warnings') {
        for (const finding of refused.findings) asked.add(finding.code);
        if (this.#random.chance(this.#habits.heed)) this.#look(author, refused.findings);
      } else if (refused.code === 'codes-differ') {
        // errors on the form that a supervisor types: a look at the paper first, then they stand as written
        if (looked) codes = [...refused.codes];
        else this.#look(author, refused.findings);
        looked = true;
      } else throw new Error(`${author} is refused: ${refused.code}`);
    }
    throw new Error(`${author} does not come to an end`);
  }

  /** The first typist looks again: first where the errors point, then at the whole form. */
  #lookAgain(figures: Figures): void {
    const errors = this.#findings(figures, 'first').filter((finding) => finding.level === 'error');
    this.#look('first', errors, this.#looks > 0);
    this.#looks += 1;
    this.#send('first', FIRST, (entry) => ({ kind: 'look-again', entry }));
  }

  /** Holds the entry against the paper: errors that stand there are accepted as written, a typist's are put aside. */
  #superviseDoubt(figures: Figures): void {
    const open = this.#openOf('first').map((made) => made.slip);
    const { found } = lookAt(open, null, this.#habits, this.#random);
    if (found.length === 0 || this.#random.chance(this.#habits.slips)) {
      const errors = this.#findings(figures, 'first').filter((finding) => finding.level === 'error');
      const codes = [...new Set(errors.map((finding) => finding.code))];
      this.#mustDo({ kind: 'accept-as-written', codes, reason: TEXT }, SUPERVISOR);
      return;
    }
    for (const made of this.#made) if (made.author === 'first') made.fate ??= 'supervisor';
    this.#mustDo({ kind: 'set-aside', reason: TEXT }, SUPERVISOR);
  }

  #decideThird(first: Figures, second: Figures): void {
    const places = disputedPositions(first, second);
    const own = slipsOf(this.#paper, this.#habits, this.#random, places).map((s) => ({
      ...s,
      shared: false,
    }));
    const traps = (this.#traps ?? []).filter(() => this.#random.chance(this.#habits.deceived));
    for (const slip of own) this.#made.push({ slip, author: 'third', fate: null });
    const answers: Answer[] = [];
    for (let round = 0; round < 6; round++) {
      const values = new Map(
        places.map((p) => [refAt(this.#spec, p), readAt(this.#paper, [...traps, ...own], p)] as const),
      );
      const refused = this.#try({ kind: 'decide', values, answers: [...answers], remarks: '' }, THIRD);
      if (refused === null) {
        if (this.#state.stage !== 'accepted') return;
        for (const made of this.#made) made.fate ??= 'third person';
        return;
      }
      for (const { code } of refused.findings) answers.push({ code, text: TEXT });
    }
    throw new Error('the third person does not come to an end');
  }

  /** Looks at the places that findings name; a slip that is seen there is typed anew, which may bring another. */
  #look(author: Author, findings: readonly Finding[], whole = false): void {
    const size = this.#paper.length;
    const refOf = (position: number) => refAt(this.#spec, position);
    const places = whole
      ? null
      : namedPlaces(
          findings.flatMap((f) => f.fields),
          refOf,
          size,
        );
    const open = this.#openOf(author);
    const { found } = lookAt(
      open.map((made) => made.slip),
      places,
      this.#habits,
      this.#random,
    );
    for (const made of open) {
      if (found.includes(made.slip)) made.fate = this.#codeFor(made.slip, findings);
    }
    // only what is typed anew can go wrong anew
    const retyped = [...new Set(found.flatMap((slip) => [...slip.places.keys()]))];
    const fresh = slipsOf(this.#paper, this.#habits, this.#random, retyped);
    for (const slip of fresh) this.#made.push({ slip: { ...slip, shared: false }, author, fate: null });
  }

  /** The finding that led to a slip: the first that names its place. */
  #codeFor(slip: Slip, findings: readonly Finding[]): string {
    const refs = [...slip.places.keys()].flatMap((p) => [refAt(this.#spec, p), isLine(p) ? 'votes' : '']);
    const naming = findings.find((finding) => finding.fields.some((field) => refs.includes(field)));
    return (naming ?? at(findings, 0)).code;
  }

  #openOf(author: Author): MadeSlip[] {
    return this.#made.filter((made) => made.author === author && made.fate === null);
  }

  /** A form that is typed again from the start has none of the earlier slips. */
  #forget(author: Author): void {
    for (const made of this.#openOf(author)) made.fate = 'supervisor';
  }

  #entryOf(author: Author, asked: ReadonlySet<RuleCode>): TypedEntry {
    const slips = this.#openOf(author).map((made) => made.slip);
    return {
      figures: typedWith(this.#paper, slips),
      words: this.#wordsOf(slips),
      answers: [...asked].map((code) => ({ code, text: TEXT })),
      remarks: '',
    };
  }

  /** Words are read from the paper: only who takes the wrong line takes the wrong words. */
  #wordsOf(slips: readonly Slip[]): readonly string[] | null {
    if (!this.#habits.words || this.#spec.form.words === 'none') return null;
    const lines = slips.filter((s) => s.kind === 'two lines swapped' || s.kind === 'lines shifted by one');
    return typedWith(this.#paper, lines).map((figure, i) =>
      isLine(i) && countsAs(figure) > 0 ? thaiNumberWords(figure) : '',
    );
  }

  #findings(figures: Figures, author: Author): readonly Finding[] {
    const words = this.#wordsOf(this.#openOf(author).map((made) => made.slip));
    const context = { photoCount: 1, siblings: this.#siblings, words };
    return checkReturn(this.#spec, this.#election, figures, context);
  }

  #try(command: ReturnCommand, by: number): DecideError | null {
    const context = {
      election: this.#election,
      spec: this.#spec,
      by,
      photoCount: 1,
      oneHand: [],
      shown: false,
      siblings: this.#siblings,
    };
    const decision = decide(this.#state, command, context);
    if (!decision.ok) return decision.error;
    for (const event of decision.value) this.#state = evolve(this.#state, event);
    return null;
  }

  #mustDo(command: ReturnCommand, by: number): void {
    const refused = this.#try(command, by);
    if (refused !== null) throw new Error(`${command.kind} is refused: ${refused.code}`);
  }

  #result(record: Figures): PlayedForm {
    const made = this.#made;
    const reaches = (slip: Slip) => [...slip.places].some(([p, figure]) => record[p] === figure);
    for (const entry of made) {
      if (entry.fate === null || entry.fate === 'third person' || entry.fate === 'supervisor') {
        if (reaches(entry.slip)) entry.fate = 'ledger';
        else entry.fate ??= 'second entry';
      }
    }
    return {
      record,
      single: this.#single ?? record,
      slips: made,
      kindAt: (position, figure) =>
        made.find(({ slip }) => slip.places.get(position) === figure)?.slip.kind ?? null,
    };
  }
}
