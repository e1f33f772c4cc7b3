import type { Election } from '../../election/lookup.ts';
import { jsonFile } from '../cut-file.ts';
import type { PublicState } from '../fold/public-state.ts';
import type { CutFile, PublicView } from '../model.ts';
import { FormSegments } from './form-segments.ts';
import { feedManifestJson } from './manifest.ts';
import { Tables } from './tables.ts';

/** The files under `/feed/`. */
export class FeedFiles {
  readonly #state: PublicState;
  readonly #segments: FormSegments;
  readonly #tables: Tables;

  constructor(election: Election, state: PublicState) {
    this.#state = state;
    this.#tables = new Tables(state.lines.constituencies);
    this.#segments = new FormSegments(election, state.history, state.shown.rows);
  }

  make(view: PublicView, dirty: ReadonlySet<number>): readonly CutFile[] {
    // Under the embargo no form is public; the segments begin with the first release.
    const segments = view.policy.embargo ? [] : this.#segments.make();
    const tail = view.policy.embargo ? null : this.#segments.makeClockFile(this.#state.shown.clockRows);
    const tables = this.#tables.make(view, dirty);
    const manifest = jsonFile('/feed/manifest.json', feedManifestJson(view, tables, segments, tail));
    return [...tables, ...segments.map((s) => s.file), ...(tail === null ? [] : [tail]), manifest];
  }
}
