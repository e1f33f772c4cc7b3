import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PressFigures, PressSince } from '../../press/model.ts';

/** One hour's figures of one area, as they are kept. The PDF is drawn from nothing else. */
export interface KeptBulletin {
  /** Milliseconds UTC. */
  readonly hour: number;
  readonly figures: PressFigures;
  readonly since: PressSince | null;
}

/** One entry of `/bulletins/index.json`. */
export interface BulletinHour {
  /** `2026-02-08-2000`: day and time in Bangkok. Names the folder. */
  readonly name: string;
  /** Full hour, ISO 8601. */
  readonly hour: string;
  readonly cut: number;
  /** As-of time of the cut. */
  readonly at: string;
  /** `nation`, or the id of a province or local body. */
  readonly scopes: readonly string[];
}

const BANGKOK_MS = 7 * 3_600_000;
const HOUR_MS = 3_600_000;
/** Older hours than that before the newest are removed. */
const KEEP_MS = 48 * HOUR_MS;
const INDEX = 'index.json';

export function hourName(ms: number): string {
  const text = new Date(ms + BANGKOK_MS).toISOString();
  return `${text.slice(0, 10)}-${text.slice(11, 13)}${text.slice(14, 16)}`;
}

/** Name of an area's files: the nation has a name of its own, others their id. */
export function scopeName({ scope }: PressFigures): string {
  return scope.kind === 'nation' ? 'nation' : encodeURIComponent(scope.id);
}

/** Hourly bulletins on disk: a folder for each hour, one JSON for each area, and a list. */
export class BulletinStore {
  readonly #folder: string;
  #hours: readonly BulletinHour[] = [];

  constructor(dataDir: string, packageHash: string) {
    this.#folder = join(dataDir, 'bulletins', packageHash.slice(0, 16));
  }

  /** Newest first. */
  get hours(): readonly BulletinHour[] {
    return this.#hours;
  }

  /** Finds what an earlier run kept. */
  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.look();
  }

  /** Reads what is kept, and writes nothing; an hour whose list was not written counts as not made. */
  async look(): Promise<void> {
    const found: BulletinHour[] = [];
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const hour = await this.#readIndex(name);
      if (hour !== null) found.push(hour);
    }
    this.#hours = found.sort((a, b) => (a.name < b.name ? 1 : -1));
  }

  async read(name: string, scope: string): Promise<KeptBulletin | null> {
    if (!this.#hours.some((hour) => hour.name === name && hour.scopes.includes(scope))) return null;
    return JSON.parse(await readFile(join(this.#folder, name, `${scope}.json`), 'utf8')) as KeptBulletin;
  }

  /** Keeps an hour. Its list comes last, so that a half-written hour is none. */
  async add(hour: number, bulletins: readonly KeptBulletin[]): Promise<void> {
    const [first] = bulletins;
    if (first === undefined) return;
    const name = hourName(hour);
    const folder = join(this.#folder, name);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const bulletin of bulletins) {
      await writeFile(join(folder, `${scopeName(bulletin.figures)}.json`), JSON.stringify(bulletin));
    }
    const { number, at } = first.figures.cut;
    const entry: BulletinHour = {
      name,
      hour: new Date(hour).toISOString(),
      cut: number,
      at,
      scopes: bulletins.map(({ figures }) => scopeName(figures)),
    };
    await writeFile(join(folder, `${INDEX}.part`), JSON.stringify(entry));
    await rename(join(folder, `${INDEX}.part`), join(folder, INDEX));
    const kept = [entry, ...this.#hours.filter((other) => other.name !== name)];
    const old = kept.filter((other) => hour - Date.parse(other.hour) > KEEP_MS);
    this.#hours = kept.filter((other) => !old.includes(other)).sort((a, b) => (a.name < b.name ? 1 : -1));
    for (const other of old) await rm(join(this.#folder, other.name), { recursive: true, force: true });
  }

  async #readIndex(name: string): Promise<BulletinHour | null> {
    try {
      const entry = JSON.parse(await readFile(join(this.#folder, name, INDEX), 'utf8')) as BulletinHour;
      const whole =
        entry.name === name && Array.isArray(entry.scopes) && !Number.isNaN(Date.parse(entry.hour));
      return whole ? entry : null;
    } catch {
      return null; // no folder of an hour, or a half-written one
    }
  }
}
