import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';

/** What a reader saw of one way to the results. */
export interface PathSeen {
  readonly url: string;
  /** Looks from its first answer on. */
  readonly looks: number;
  /** Of these: without an answer, or with one that says "not now". */
  readonly away: number;
  /** How many times it went away, and the longest time, milliseconds. */
  readonly absences: number;
  readonly longestMs: number;
  /** Pages that came and showed no results. */
  readonly blank: number;
  /** Number of the last cut. */
  readonly cut: number;
  /** Different cuts that were seen. */
  readonly cuts: number;
  /** How often an earlier cut came after a later one. */
  readonly wentBack: number;
}

/** What a reader saw who asked all ways again and again, all night. */
export interface PathsSeen {
  readonly paths: readonly PathSeen[];
  /** Looks at which no way answered, nor when asked once more; the promise is that there are none. */
  readonly allAway: number;
  /** Cuts of the same number that came by more than one way, and pages of such cuts. */
  readonly sameCuts: number;
  readonly samePages: number;
  /** What differed although its number is the same. */
  readonly differing: readonly string[];
}

/** What one look brought. */
interface Look {
  readonly cut: number;
  readonly blank: boolean;
}

/** Longer than a reader likes to wait, shorter than he waits. */
const PATIENCE_MS = 5_000;
const PAGES = ['/th/', '/en/'];
const MOST_DIFFERING = 20;

class Path {
  readonly url: string;
  looks = 0;
  away = 0;
  absences = 0;
  longestMs = 0;
  blank = 0;
  cut = 0;
  wentBack = 0;
  readonly cuts = new Set<number>();
  #awaySince: number | null = null;

  constructor(url: string) {
    this.url = url;
  }

  note(look: Look | null, now: number): void {
    if (look === null && this.looks === 0) return; // has not come up yet
    this.looks += 1;
    if (look === null) {
      this.away += 1;
      if (this.#awaySince === null) this.absences += 1;
      this.#awaySince ??= now;
      this.longestMs = Math.max(this.longestMs, now - this.#awaySince);
      return;
    }
    if (this.#awaySince !== null) this.longestMs = Math.max(this.longestMs, now - this.#awaySince);
    this.#awaySince = null;
    if (look.blank) this.blank += 1;
    if (look.cut < this.cut) this.wentBack += 1;
    this.cut = look.cut;
    this.cuts.add(look.cut);
  }
}

/** A reader who asks two ways to the results in turn, counts when one is away, and holds their bytes against each other. */
export class PathWatch {
  readonly #paths: readonly Path[];
  readonly #everyMs: number;
  readonly #stop = new AbortController();
  /** By what it is and the number of its cut: the hash that was seen first. */
  readonly #hashes = new Map<string, { readonly hash: string; readonly url: string }>();
  readonly #same = { cut: new Set<string>(), manifest: new Set<string>(), page: new Set<string>() };
  readonly #differing: string[] = [];
  #allAway = 0;
  #going: Promise<void> = Promise.resolve();

  constructor(urls: readonly string[], everyMs: number) {
    this.#paths = urls.map((url) => new Path(url.replace(/\/$/, '')));
    this.#everyMs = everyMs;
  }

  /** True when every way has answered once. */
  get begun(): boolean {
    return this.#paths.every((path) => path.looks > 0);
  }

  start(): void {
    const go = async () => {
      while (!this.#stop.signal.aborted) {
        await this.look();
        await sleep(this.#everyMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      }
    };
    this.#going = go();
  }

  /** Looks no more. */
  stop(): void {
    this.#stop.abort();
  }

  /** One look at every way, all at the same time. */
  async look(): Promise<void> {
    const looks = await Promise.all(this.#paths.map((path) => this.#lookAt(path)));
    const now = performance.now();
    this.#paths.forEach((path, i) => {
      path.note(looks[i] ?? null, now);
    });
    const begun = this.#paths.some((path) => path.looks > 0);
    if (begun && looks.every((look) => look === null) && (await this.#allStillAway())) this.#allAway += 1;
  }

  /** A look takes a while: one way may have gone while it lasted and the other come back. Whoever gets nothing asks once more. */
  async #allStillAway(): Promise<boolean> {
    const looks = await Promise.all(this.#paths.map((path) => this.#lookAt(path)));
    return looks.every((look) => look === null);
  }

  /** Ends the watch. The last look waits until all ways have come to the same cut, or patience is over. */
  async finish(patienceMs: number): Promise<PathsSeen> {
    this.stop();
    await this.#going;
    for (const end = performance.now() + patienceMs; ; await sleep(200)) {
      await this.look();
      const cuts = new Set(this.#paths.filter((path) => path.looks > 0).map((path) => path.cut));
      if (cuts.size === 1 || performance.now() > end) break;
    }
    return {
      paths: this.#paths.map(({ cuts, ...path }) => ({ ...path, cuts: cuts.size })),
      allAway: this.#allAway,
      sameCuts: this.#same.cut.size,
      samePages: this.#same.page.size,
      differing: this.#differing,
    };
  }

  async #lookAt({ url, cuts: known }: Path): Promise<Look | null> {
    const pointer = await read(`${url}/v1/cut.json`);
    if (pointer === null) return null;
    const { cut, manifest } = JSON.parse(pointer.toString('utf8')) as {
      cut: number;
      manifest: { path: string; sha256: string };
    };
    this.#compare('cut', `cut ${cut}, pointer`, pointer, url);
    const listed = known.has(cut) ? null : await read(url + manifest.path);
    if (listed !== null) this.#compare('manifest', `cut ${cut}, manifest`, listed, url);
    let blank = false;
    for (const path of PAGES) {
      const page = await read(url + path);
      if (page === null) return null;
      const shown = /<main[^>]* data-cut="(\d+)"/.exec(page.toString('utf8'))?.[1];
      if (shown === undefined) blank = true;
      else this.#compare('page', `cut ${shown}, ${path}`, page, url);
    }
    return { cut, blank };
  }

  #compare(kind: 'cut' | 'manifest' | 'page', what: string, bytes: Buffer, url: string): void {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const first = this.#hashes.get(what);
    if (first === undefined) this.#hashes.set(what, { hash, url });
    else if (first.hash !== hash) {
      const text = `${what}: ${url} has other bytes than ${first.url}`;
      if (!this.#differing.includes(text) && this.#differing.length < MOST_DIFFERING)
        this.#differing.push(text);
    } else if (first.url !== url) this.#same[kind].add(what);
  }
}

/** The body of an answer 200; null for every other answer and for none. */
async function read(url: string): Promise<Buffer | null> {
  try {
    const reply = await request(url, { headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS });
    const body = Buffer.from(await reply.body.arrayBuffer());
    return reply.statusCode === 200 ? body : null;
  } catch {
    return null;
  }
}

/** True when the promise was kept: never all away, never blank, the same bytes everywhere. */
export function pathsHeld({ paths, allAway, differing }: PathsSeen): boolean {
  return allAway === 0 && differing.length === 0 && paths.every((path) => path.blank === 0);
}

/** Lines of the drill's report. */
export function pathLines({ paths, allAway, sameCuts, samePages, differing }: PathsSeen): string[] {
  return [
    '',
    `${paths.length} ways to the results, asked by a reader all night:`,
    ...paths.map(
      ({ url, looks, away, absences, longestMs, blank, cut, cuts, wentBack }) =>
        `  ${url}: ${looks} looks, ${away} without an answer (${absences} times, ${(longestMs / 1000).toFixed(1)} s at most), ${blank} blank; ${cuts} cuts, the last ${cut}; ${wentBack} times an earlier cut`,
    ),
    `  all away at the same time: ${allAway}`,
    `  the same bytes by every way: ${sameCuts} cuts, ${samePages} pages; other bytes: ${differing.length}`,
    ...differing.map((text) => `    ${text}`),
  ];
}
