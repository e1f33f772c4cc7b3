import type { Election } from '../election/lookup.ts';
import type { SealedFact } from '../ledger/facts.ts';
import { Tally } from '../tally/tally.ts';
import { CutFiles } from './cut-files.ts';
import { PublicState } from './fold/public-state.ts';
import { LiveView } from './live-view.ts';
import { MarkIndex } from './mark-index.ts';
import type { Cut, CutFile, CutHead, EffectivePolicy } from './model.ts';
import { Outcomes } from './outcomes.ts';

/** What the caller says of a cut; the rest of its head comes from the package and the facts. */
export type CutOrder = Pick<CutHead, 'number' | 'at' | 'ledgerSize' | 'root'>;

/**
 * Turns the ledger into cuts. A cut depends on (package, facts before `ledgerSize`, number, time) and nothing else: not on
 * which cuts were made before. `at` must not go back from cut to cut.
 */
export class Publication {
  readonly #election: Election;
  readonly #state: PublicState;
  readonly #outcomes: Outcomes;
  readonly #marks: MarkIndex;
  readonly #files: CutFiles;
  /** Facts that came after the last cut: its view must not move until the next one. */
  readonly #ahead: SealedFact[] = [];
  #lastFiles: ReadonlyMap<string, CutFile> = new Map();
  /** What the last cut was made under; another embargo or policy makes every file anew. */
  #under = '';
  #cuts = 0;
  #nothing: Tally | null = null;

  constructor(election: Election) {
    this.#election = election;
    this.#state = new PublicState(election);
    this.#outcomes = new Outcomes(election);
    this.#marks = new MarkIndex(election);
    this.#files = new CutFiles(election, this.#state);
  }

  /** Takes the next fact of the ledger. Facts must come without gaps, from 0. */
  apply(sealed: SealedFact): void {
    const due = this.#state.size + this.#ahead.length;
    if (sealed.seq !== due) throw new Error(`fact ${sealed.seq} came where ${due} was due`);
    if (this.#cuts === 0) this.#state.apply(sealed);
    else this.#ahead.push(sealed);
  }

  /** Makes the next cut over the first `ledgerSize` facts. Views of earlier cuts of this publication end with it. */
  makeCut(order: CutOrder): Cut {
    this.#foldTo(order.ledgerSize);
    const now = Date.parse(order.at);
    this.#state.showByClock(now);
    const policy = this.#policyAt(now);
    const head = this.#headOf(order);
    const dirty = this.#state.changes.take();
    const under = JSON.stringify([policy, head.status]);
    const everything = under !== this.#under || this.#cuts === 0;
    const constituencies = everything ? new Set(this.#state.lines.constituencies) : dirty.areas;
    const contests = everything ? new Set(this.#election.pkg.contests.keys()) : dirty.contests;
    // Under the embargo nothing counts for the public: an empty tally stands in for the real one.
    this.#nothing = policy.embargo ? (this.#nothing ?? new Tally(this.#election)) : null;
    const tally = this.#nothing ?? this.#state.tally;
    this.#outcomes.update(this.#state, tally, constituencies, contests);
    this.#marks.forget(constituencies);
    const view = new LiveView(this.#state, this.#outcomes, head, policy, tally, this.#marks);
    const { files, manifestSha256 } = this.#files.make(view, constituencies);
    const changed = [...files.values()].flatMap((file) =>
      this.#lastFiles.get(file.path)?.sha256 === file.sha256 ? [] : [file.path],
    );
    this.#lastFiles = files;
    this.#under = under;
    this.#cuts++;
    return { head, files, changed, view, manifestSha256 };
  }

  #foldTo(ledgerSize: number): void {
    const ready = this.#ahead.splice(0, Math.max(0, ledgerSize - this.#state.size));
    for (const sealed of ready) this.#state.apply(sealed);
    if (this.#state.size !== ledgerSize) {
      throw new Error(`a cut over ${ledgerSize} facts was asked for; ${this.#state.size} are folded`);
    }
  }

  #policyAt(now: number): EffectivePolicy {
    const policy = this.#state.policy.effective(now);
    return policy.paused ? { ...policy, capPercent: this.#state.lines.percent } : policy;
  }

  #headOf(order: CutOrder): CutHead {
    const { hash, manifest, contests } = this.#election.pkg;
    const official = contests.length > 0 && contests.every((_, c) => this.#state.certified.has(c));
    return {
      number: order.number,
      at: order.at,
      ledgerSize: order.ledgerSize,
      root: order.root,
      package: hash,
      election: manifest.id,
      drill: manifest.drill,
      status: official ? 'official' : 'unofficial',
    };
  }
}
