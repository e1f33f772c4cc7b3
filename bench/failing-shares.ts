import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ReportRow } from './report.ts';

const PLACES = ['share-a', 'share-b'] as const;
const LOOK_MS = 250;

/** Two folders that every cut is delivered to: one is taken away for a while, as a share that is not mounted any more. */
export class FailingShares {
  /** For `--deliver`. */
  readonly config: string;
  readonly #folder: string;
  readonly #site: string;
  readonly #db: pg.Pool;
  #begun = 0;
  #mended = Number.POSITIVE_INFINITY;
  #told: number | null = null;
  #back: number | null = null;
  #otherLag = 0;
  #watching = false;

  constructor(folder: string, site: string, database: string) {
    this.#folder = folder;
    this.#site = site;
    this.#db = new pg.Pool({ connectionString: database, max: 2 });
    this.config = join(folder, 'deliver.json');
    for (const place of PLACES) mkdirSync(join(folder, place), { recursive: true });
    const targets = PLACES.map((id) => ({
      ...{ id, kind: 'folder', path: join(folder, id), content: ['ect', 'v1'], everySeconds: 1 },
    }));
    writeFileSync(this.config, JSON.stringify({ targets }));
  }

  /** Takes the first folder away; what it gives back brings it back. */
  takeAway(): () => Promise<void> {
    const place = join(this.#folder, PLACES[0]);
    renameSync(place, `${place}.away`);
    this.#begun = performance.now();
    this.#watching = true;
    void this.#watch();
    return async () => {
      renameSync(`${place}.away`, place);
      this.#mended = performance.now();
    };
  }

  /** What was seen; ends the watch. */
  async rows(): Promise<ReportRow[]> {
    for (let i = 0; i < 120 && this.#back === null; i++) await sleep(500);
    this.#watching = false;
    await this.#db.end();
    const told = this.#told === null ? 'NO' : ((this.#told - this.#begun) / 1000).toFixed(1);
    const back = this.#back === null ? 'NO' : ((this.#back - this.#mended) / 1000).toFixed(1);
    return [
      {
        'operator told after, s': told,
        'all there after it came back, s': back,
        'other folder: longest time without the newest cut, s': (this.#otherLag / 1000).toFixed(1),
      },
    ];
  }

  async #watch(): Promise<void> {
    let otherBehind: number | null = null;
    while (this.#watching && this.#back === null) {
      const now = performance.now();
      const cut = await this.#public();
      const { rows } = await this.#db.query<{ problem: string }>(
        'select problem from delivery_target where target = $1',
        [PLACES[0]],
      );
      if (rows[0] !== undefined && rows[0].problem !== '') this.#told ??= now;
      if (this.#mended < now && this.#cutAt(PLACES[0]) >= cut) this.#back ??= now;
      if (this.#cutAt(PLACES[1]) >= cut) otherBehind = null;
      else otherBehind ??= now;
      this.#otherLag = Math.max(this.#otherLag, otherBehind === null ? 0 : now - otherBehind);
      await sleep(LOOK_MS);
    }
  }

  async #public(): Promise<number> {
    const answer = await fetch(`${this.#site}/v1/cut.json`).catch(() => null);
    return answer?.ok === true ? ((await answer.json()) as { cut: number }).cut : 0;
  }

  #cutAt(place: string): number {
    try {
      const text = readFileSync(join(this.#folder, place, 'v1', 'cut.json'), 'utf8');
      return (JSON.parse(text) as { cut: number }).cut;
    } catch {
      return 0;
    }
  }
}
