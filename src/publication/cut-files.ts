import { at, getOrThrow } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import { cutFile, JSON_TYPE, jsonFile } from './cut-file.ts';
import { EctFiles } from './ect/ect-files.ts';
import { FeedFiles } from './feed/feed-files.ts';
import type { PublicState } from './fold/public-state.ts';
import type { CutFile, PublicView } from './model.ts';
import { areaJson } from './v1/area.ts';
import { constituencyJson } from './v1/constituency.ts';
import { correctionsJson, heldJson, partiesJson, policyJson, seatsJson } from './v1/lists.ts';
import { manifestJson, pointerJson } from './v1/manifest.ts';
import { nationJson } from './v1/nation.ts';
import { headJson } from './v1/parts.ts';

interface HeldTexts {
  readonly heldBack: string;
  readonly partly: string;
}

/** All files of a cut; what did not change since the cut before is kept as it is. */
export class CutFiles {
  readonly #election: Election;
  readonly #constituencies: readonly number[];
  /** Provinces and local bodies with the constituencies inside. */
  readonly #wider: ReadonlyMap<number, readonly number[]>;
  readonly #kept = new Map<number, CutFile>();
  readonly #held = new Map<number, HeldTexts>();
  readonly #feed: FeedFiles;
  readonly #ect: EctFiles;

  constructor(election: Election, state: PublicState) {
    this.#election = election;
    this.#constituencies = state.lines.constituencies;
    this.#feed = new FeedFiles(election, state);
    this.#ect = new EctFiles(election);
    const wider = new Map<number, number[]>();
    for (const c of this.#constituencies) {
      for (let a = at(election.parentOfArea, c); a >= 0; a = at(election.parentOfArea, a)) {
        if (at(election.pkg.areas, a).kind === 'nation') continue;
        const inside = wider.get(a);
        if (inside === undefined) wider.set(a, [c]);
        else inside.push(c);
      }
    }
    this.#wider = new Map([...wider].sort(([a], [b]) => a - b));
  }

  /** `dirty`: area indexes whose content may have changed since the cut before. */
  make(
    view: PublicView,
    dirty: ReadonlySet<number>,
  ): { readonly files: ReadonlyMap<string, CutFile>; readonly manifestSha256: string } {
    this.#renderAreas(view, dirty);
    const files = new Map<string, CutFile>();
    const add = (file: CutFile): void => {
      files.set(file.path, file);
    };
    const nation = jsonFile('/v1/nation.json', nationJson(view));
    add(nation);
    for (const area of this.#wider.keys()) add(getOrThrow(this.#kept, area));
    for (const c of this.#constituencies) add(getOrThrow(this.#kept, c));
    add(this.#heldFile(view));
    add(jsonFile('/v1/corrections.json', correctionsJson(view)));
    add(jsonFile('/v1/seats.json', seatsJson(view)));
    add(jsonFile('/v1/policy.json', policyJson(view)));
    add(jsonFile('/v1/parties.json', partiesJson(view)));
    for (const file of this.#feed.make(view, dirty)) add(file);
    for (const file of this.#ect.make(view, dirty)) add(file);
    const manifest = jsonFile('/v1/manifest.json', manifestJson(view.head, files.values()));
    add(manifest);
    add(jsonFile('/v1/cut.json', pointerJson(view.head, manifest, nation)));
    return { files, manifestSha256: manifest.sha256 };
  }

  #renderAreas(view: PublicView, dirty: ReadonlySet<number>): void {
    for (const c of this.#constituencies) {
      if (!dirty.has(c)) continue;
      const { id } = at(this.#election.pkg.areas, c);
      this.#kept.set(c, jsonFile(`/v1/constituencies/${id}.json`, constituencyJson(view, c)));
      const { heldBack, partly } = heldJson(view, c);
      const inner = (list: readonly unknown[]): string => JSON.stringify(list).slice(1, -1);
      this.#held.set(c, { heldBack: inner(heldBack), partly: inner(partly) });
    }
    const touched = new Set<number>();
    for (const area of dirty) {
      for (let a = area; a >= 0; a = at(this.#election.parentOfArea, a)) touched.add(a);
    }
    for (const [area, inside] of this.#wider) {
      if (!touched.has(area)) continue;
      const { id, kind } = at(this.#election.pkg.areas, area);
      const folder = kind === 'province' ? 'provinces' : 'bodies';
      this.#kept.set(area, jsonFile(`/v1/${folder}/${id}.json`, areaJson(view, area, inside)));
    }
  }

  #heldFile(view: PublicView): CutFile {
    const join = (pick: (texts: HeldTexts) => string): string =>
      this.#constituencies
        .map((c) => pick(getOrThrow(this.#held, c)))
        .filter((text) => text !== '')
        .join(',');
    const head = JSON.stringify({ ...headJson(view.head), capPercent: view.policy.capPercent }).slice(0, -1);
    const text = `${head},"heldBack":[${join((t) => t.heldBack)}],"partly":[${join((t) => t.partly)}]}\n`;
    return cutFile('/v1/held.json', JSON_TYPE, text);
  }
}
