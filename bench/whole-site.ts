import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from '../src/basics/assert.ts';
import { sha256Hex } from '../src/basics/sha256.ts';
import { drawLargePhoto } from '../src/drill/photo-form.ts';
import type { Election } from '../src/election/lookup.ts';
import type { Fact, RecordAccepted } from '../src/ledger/facts.ts';
import type { Cut } from '../src/publication/model.ts';
import { Publication } from '../src/publication/publication.ts';
import { th2566Election, th2566Facts } from '../src/publication/testing/th-2566.ts';
import { Front } from '../src/server/front.ts';
import { EMBED_POLICY, makeSite, PUBLIC_POLICY } from '../src/server/make-site.ts';
import { bulletinDoor } from '../src/server/press/bulletin-door.ts';
import { BulletinShelf } from '../src/server/press/bulletin-shelf.ts';
import { BulletinStore } from '../src/server/press/bulletin-store.ts';
import { publicHandler } from '../src/server/public/handler.ts';
import type { PublicSite } from '../src/server/public/site.ts';
import { buildIslands, buildLive, buildSiteWorker } from '../tools/build-web.js';
import { sampleView } from '../web/public/testing/sample-view.ts';

/** The note key of a site that nobody signs for. */
const NO_KEY = 'khanaen.example+00000000+AA==';

export interface WholeSiteOptions {
  /** Share of the forms that are in, 0 to 1. */
  readonly done?: number;
  /** Leave out this many of the last forms: they come with {@link WholeSite.more}. */
  readonly later?: number;
  readonly photoPath?: (sha256: string) => string;
  /** Where readers find it; pages then name their own address. */
  readonly origin?: string;
}

/** The public site of the whole general election of 2566 (199,088 forms), without a database. */
export class WholeSite {
  readonly election: Election;
  readonly site: PublicSite;
  /** The photo that every form shows. */
  readonly photo: { readonly sha256: string; readonly bytes: Uint8Array };
  readonly #publication: Publication;
  readonly #folder: string;
  readonly #later: Fact[] = [];
  #size = 0;
  #cuts = 0;

  private constructor(election: Election, site: PublicSite, folder: string) {
    this.election = election;
    this.site = site;
    this.#folder = folder;
    this.#publication = new Publication(election);
    const bytes = drawLargePhoto(PICTURE);
    this.photo = { sha256: sha256Hex(bytes), bytes };
  }

  /** Reads `dir` (the data of 2566), builds the browser files, and makes the first cut. */
  static async open(dir: string, options: WholeSiteOptions = {}): Promise<WholeSite> {
    const election = th2566Election(dir, 100);
    return WholeSite.#of(
      election,
      [...th2566Facts(dir, election)].map((sealed) => sealed.fact),
      options,
    );
  }

  /** A made-up country with a share of the stations, all of them in: to try a benchmark in a minute. */
  static async sample(scale: number, options: WholeSiteOptions = {}): Promise<WholeSite> {
    const made: { facts: readonly Fact[]; election: Election | null } = { facts: [], election: null };
    sampleView({ kind: 'nation', scale, done: 1 }, (facts, election) => {
      Object.assign(made, { facts, election });
      return [];
    });
    if (made.election === null) throw new Error('no election was made');
    const lifted: Fact = {
      kind: 'policy-changed',
      at: at(made.facts, made.facts.length - 1).at,
      capPercent: 100,
      paused: false,
      reason: '',
      by: 'p1',
      confirmedBy: 'p2',
    };
    return WholeSite.#of(made.election, [at(made.facts, 0), lifted, ...made.facts.slice(1)], options);
  }

  static async #of(election: Election, all: readonly Fact[], options: WholeSiteOptions): Promise<WholeSite> {
    const folder = mkdtempSync(join(tmpdir(), 'khanaen-assets-'));
    await buildLive(folder);
    await buildIslands(folder);
    await buildSiteWorker(folder);
    const site = makeSite(election, NO_KEY, {
      assetsFolder: folder,
      ...(options.photoPath === undefined ? {} : { photoPath: options.photoPath }),
      origin: options.origin,
    });
    const whole = new WholeSite(election, site, folder);
    const facts = all.map((fact) => whole.#withPhoto(fact));
    const now = Math.round(facts.length * (options.done ?? 1)) - (options.later ?? 0);
    facts.slice(0, now).forEach((fact) => {
      whole.#fold(fact);
    });
    whole.#later.push(...facts.slice(now));
    whole.cut();
    return whole;
  }

  get current(): Cut {
    if (this.site.cut === null) throw new Error('no cut yet');
    return this.site.cut;
  }

  /** Folds so many more forms, in the order of the data. */
  more(forms: number): void {
    for (const fact of this.#later.splice(0, forms)) this.#fold(fact);
  }

  /** Makes a cut of what is folded and installs it. */
  cut(): Cut {
    const { completeBy } = this.election.pkg.manifest.publication;
    const made = this.#publication.makeCut({
      number: ++this.#cuts,
      at: new Date(completeBy + this.#cuts * 1000).toISOString(),
      ledgerSize: this.#size,
      root: sha256Hex(String(this.#size)),
    });
    const checkpoint = new TextEncoder().encode(`${this.#size}\n`);
    this.site.install(
      made,
      new Map([['/v1/checkpoint', { mediaType: 'text/plain; charset=utf-8', bytes: checkpoint }]]),
    );
    return made;
  }

  /** Serves it as `khanaen serve` does. */
  async serve(port: number): Promise<{ readonly url: string; close(): Promise<void> }> {
    const photos = {
      read: async (sha256: string) =>
        sha256 === this.photo.sha256 ? { bytes: this.photo.bytes, mediaType: 'image/png' } : null,
    };
    const packageHash = this.election.pkg.hash;
    const shelf = new BulletinShelf({
      store: new BulletinStore(this.#folder, packageHash),
      packageHash,
      origin: () => null,
    });
    const answerBulletin = bulletinDoor(shelf, PUBLIC_POLICY);
    const answerPublic = publicHandler(this.site, photos, PUBLIC_POLICY, { embedPolicy: EMBED_POLICY });
    const front = new Front((...call) => answerBulletin(...call) || answerPublic(...call));
    await new Promise<void>((resolve) => front.server.listen(port, '127.0.0.1', resolve));
    const { port: taken } = front.server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${taken}`, close: () => front.close() };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #fold(fact: Fact): void {
    this.#publication.apply({ seq: this.#size++, fact });
  }

  #withPhoto(fact: Fact): Fact {
    return fact.kind === 'record-accepted'
      ? ({ ...fact, photos: [this.photo.sha256] } satisfies RecordAccepted)
      : fact;
  }
}

const PICTURE = {
  unit: 'TH-2566',
  form: '5/18',
  ballot: 'constituency',
  head: [['1.1', '655']] as const,
  votes: [[1, '204']] as const,
  foot: [],
  attempt: 1,
  unreadable: false,
};

/** One path of every kind of page of the general election, without the language. */
export function samplePaths(election: Election): readonly string[] {
  const unit = at(election.pkg.units, Math.floor(election.pkg.units.length / 2));
  const constituency = unit.constituencyId;
  const province = election.getArea(constituency).parentId ?? '';
  return [
    '/',
    `/c/${constituency}`,
    `/u/${unit.id}`,
    '/parties',
    `/p/${province}`,
    '/map',
    '/house',
    '/search',
    '/status',
    '/corrections',
    '/text/',
    '/close',
    '/changes',
    '/timeline',
    '/missing',
    '/data',
    '/about',
  ];
}
