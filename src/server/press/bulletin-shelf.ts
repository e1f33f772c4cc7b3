import type { Language } from '../../basics/bilingual.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import { bulletinSheet } from '../../press/paper/bulletin.ts';
import { pressPdf } from '../../printing/press-pdf.ts';
import type { Drawn } from '../public/drawing.ts';
import { Served } from '../public/shelf.ts';
import type { BulletinHour, BulletinStore, KeptBulletin } from './bulletin-store.ts';
import { bulletinsPage } from './bulletins-page.ts';
import { pdfInfo } from './pdf-info.ts';

const MOST_KEPT = 300;
const MOST_WAITING = 20;
const LASTING = 'public, max-age=86400';
const FRESH = 'public, max-age=5, stale-while-revalidate=60, stale-if-error=86400';
const FILE = /^\/bulletins\/(\d{4}-\d\d-\d\d-\d{4})\/([^/]+?)(?:-(th|en)\.pdf|\.json)$/;

/** Addresses of the lists that lead to the papers. */
export const BULLETIN_LISTS = ['/bulletins/', '/bulletins/index.json'] as const;

/** Where a list lies in a folder for a static host. */
export function listFile(path: string): string {
  return path.endsWith('/') ? `${path}index.html` : path;
}

export interface BulletinShelfOptions {
  readonly store: Pick<BulletinStore, 'hours' | 'read'>;
  readonly packageHash: string;
  readonly origin: () => string | null;
}

/** What stands below `/bulletins/`: figures as they were kept, and PDFs drawn from them when asked for. */
export class BulletinShelf {
  readonly #options: BulletinShelfOptions;
  readonly #drawn = new Map<string, Served>();
  #drawing: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(options: BulletinShelfOptions) {
    this.#options = options;
  }

  /** What stands at a public path; null when nothing does. `ask` is asked before a PDF is drawn: seconds to wait, or 0. */
  async at(path: string, ask: () => number = () => 0): Promise<Drawn> {
    if (path === '/bulletins/index.json') return this.#list();
    if (path === '/bulletins' || path === '/bulletins/') {
      return served(bulletinsPage(this.#options.store.hours), 'text/html; charset=utf-8', FRESH);
    }
    const [, name, scope, language] = FILE.exec(path) ?? [];
    if (name === undefined || scope === undefined) return null;
    const known = this.#drawn.get(path);
    if (known !== undefined) return known;
    const kept = await this.#options.store.read(name, encodeURIComponent(scope));
    if (kept === null) return null;
    if (language === undefined) return served(`${JSON.stringify(kept)}\n`, 'application/json', LASTING);
    if (this.#waiting >= MOST_WAITING) return 'busy';
    const wait = ask();
    if (wait > 0) return wait;
    this.#waiting += 1;
    try {
      const drawing = this.#drawing.then(() =>
        bulletinPdf(kept, language as Language, this.#options.origin()),
      );
      this.#drawing = drawing.catch(() => undefined);
      const file = served(await drawing, 'application/pdf', LASTING);
      this.#drawn.set(path, file);
      const [oldest] = this.#drawn.keys();
      if (this.#drawn.size > MOST_KEPT && oldest !== undefined) this.#drawn.delete(oldest);
      return file;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Ends when nothing is being drawn any more. */
  async idle(): Promise<void> {
    await this.#drawing;
  }

  #list(): Served {
    const { store, packageHash } = this.#options;
    const hours = store.hours.map((hour) => ({ ...hour, files: filesOfHour(hour) }));
    return served(`${JSON.stringify({ package: packageHash, hours }, null, 1)}\n`, 'application/json', FRESH);
  }
}

/** Public paths of an hour's files. */
export function filesOfHour({ name, scopes }: BulletinHour): readonly string[] {
  return scopes.flatMap((scope) => {
    const place = `/bulletins/${name}/${scope}`;
    return [`${place}-th.pdf`, `${place}-en.pdf`, `${place}.json`];
  });
}

/** One page; the figures are embedded. The same figures give the same bytes. */
export function bulletinPdf(
  { figures, since, hour }: Omit<KeptBulletin, 'hour'> & { readonly hour: number | null },
  language: Language,
  origin: string | null,
): Promise<Buffer> {
  const sheet = bulletinSheet({ figures, since, hour }, { language, origin });
  return pressPdf({ ...pdfInfo(figures, language), data: figures }, [[sheet]]);
}

function served(content: string | Uint8Array, mediaType: string, cacheControl: string): Served {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return new Served({ bytes, mediaType, sha256: sha256Hex(bytes), cacheControl });
}
