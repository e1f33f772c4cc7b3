import { at } from '../../basics/assert.ts';
import type { RecordAccepted, RecordAnnulled, RecordCorrected } from '../../ledger/facts.ts';
import type { Figures } from '../../returns/figures.ts';
import type { PublicVersion } from '../model.ts';
import { FigurePool } from './figure-pool.ts';

/** One fact about one return, as the public may see it: no person is named. */
export interface Step {
  readonly kind: 'accepted' | 'corrected' | 'annulled';
  readonly seq: number;
  readonly at: string;
  /** Of an annulment: the version that no longer counts. */
  readonly version: number;
  /** Address of the version's figures in the pool. */
  readonly figuresAt: number;
  readonly photos: readonly string[];
  readonly findings: PublicVersion['findings'];
  readonly asWritten: PublicVersion['asWritten'];
  readonly notBlind: PublicVersion['notBlind'];
  readonly differed: number;
  /** Code and text of a correction; of an annulment the text only. */
  readonly reason: { readonly code: string; readonly text: string } | null;
  readonly remarks: string;
  /** Order number of an annulment. */
  readonly order: string;
  next: Step | null;
}

const NONE: readonly never[] = [];

/** The facts of every return in ledger order, and how far each return's history has been published. */
export class History {
  readonly #pool = new FigurePool();
  readonly #first: (Step | null)[];
  readonly #last: (Step | null)[];
  readonly #published: (Step | null)[];
  readonly #length: readonly number[];

  /** `lengths`: number of figures of each return. */
  constructor(lengths: readonly number[]) {
    this.#length = lengths;
    this.#first = lengths.map(() => null);
    this.#last = lengths.map(() => null);
    this.#published = lengths.map(() => null);
  }

  /** `photosSeen`: photos of the return that the public already has; the same texts are shared instead of kept twice. */
  addVersion(
    index: number,
    seq: number,
    fact: RecordAccepted | RecordCorrected,
    photosSeen: readonly string[],
  ): Step {
    return this.#append(index, {
      kind: fact.kind === 'record-accepted' ? 'accepted' : 'corrected',
      seq,
      at: fact.at,
      version: fact.version,
      figuresAt: this.#pool.add(fact.figures),
      photos: fact.photos.length === 0 ? NONE : sharedTexts(fact.photos, photosSeen),
      findings: fact.findings.length === 0 ? NONE : fact.findings,
      asWritten:
        fact.asWritten === null ? null : { codes: fact.asWritten.codes, reason: fact.asWritten.reason },
      notBlind: fact.notBlind === undefined ? null : { reason: fact.notBlind.reason },
      differed: fact.kind === 'record-corrected' ? (fact.differed ?? 0) : 0,
      reason: fact.kind === 'record-corrected' ? fact.reason : null,
      remarks: fact.remarks,
      order: '',
      next: null,
    });
  }

  addAnnulment(index: number, seq: number, fact: RecordAnnulled): Step {
    const annulled = this.lastVersion(index);
    if (annulled === null) throw new Error(`fact ${seq} annuls a return without a record`);
    return this.#append(index, {
      ...annulled,
      kind: 'annulled',
      seq,
      at: fact.at,
      version: fact.version,
      reason: { code: '', text: fact.reason },
      order: fact.order,
      next: null,
    });
  }

  #append(index: number, step: Step): Step {
    const last = at(this.#last, index);
    if (last === null) this.#first[index] = step;
    else last.next = step;
    this.#last[index] = step;
    return step;
  }

  figures(index: number, step: Step): Figures {
    return this.#pool.read(step.figuresAt, at(this.#length, index));
  }

  /** The newest accepted or corrected step; annulments are passed over. */
  lastVersion(index: number): Step | null {
    let found: Step | null = null;
    for (let step = at(this.#first, index); step !== null; step = step.next) {
      if (step.kind !== 'annulled') found = step;
    }
    return found;
  }

  /** Steps that have not been published yet, oldest first. */
  unpublished(index: number): Step[] {
    const steps: Step[] = [];
    const published = at(this.#published, index);
    let step = published === null ? at(this.#first, index) : published.next;
    for (; step !== null; step = step.next) steps.push(step);
    return steps;
  }

  markPublished(index: number): void {
    this.#published[index] = at(this.#last, index);
  }

  lastPublished(index: number): Step | null {
    return at(this.#published, index);
  }

  /** Versions for the public, oldest first; `all`: also those that have no permanent place among the published ones yet. */
  versions(index: number, all: boolean): readonly PublicVersion[] {
    const until = all ? at(this.#last, index) : at(this.#published, index);
    if (until === null) return NONE;
    const versions: PublicVersion[] = [];
    for (let step = at(this.#first, index); step !== null; step = step.next) {
      const last = versions.at(-1);
      if (step.kind !== 'annulled') versions.push(this.#version(index, step));
      else if (last !== undefined) {
        const reason = step.reason?.text ?? '';
        versions[versions.length - 1] = {
          ...last,
          annulled: { order: step.order, reason, seq: step.seq, at: step.at },
        };
      }
      if (step === until) break;
    }
    return versions;
  }

  #version(index: number, step: Step): PublicVersion {
    return {
      version: step.version,
      seq: step.seq,
      at: step.at,
      figures: this.figures(index, step),
      photos: step.photos,
      findings: step.findings,
      asWritten: step.asWritten,
      notBlind: step.notBlind,
      differed: step.differed,
      reason: step.reason,
      remarks: step.remarks,
      annulled: null,
    };
  }
}

function sharedTexts(texts: readonly string[], seen: readonly string[]): readonly string[] {
  return texts.map((text) => seen.find((other) => other === text) ?? text);
}
