import type { ServerResponse } from 'node:http';
import type { Metrics } from '../metrics.ts';
import type { CutFollower } from './cut-follower.ts';
import type { LiveTree } from './live-tree.ts';

/** A newer cut that is not in the folder for so long is worth an alarm. */
const LATE_MS = 30_000;

/** What the second path says of itself. */
export class MirrorStatus {
  readonly #follower: CutFollower;
  readonly #tree: LiveTree;
  readonly #log: (message: string) => void;
  #failure: string | null = null;
  #lateSince: number | null = null;
  #files = 0;
  #bytes = 0;
  #seconds = 0;

  constructor(follower: CutFollower, tree: LiveTree, log: (message: string) => void) {
    this.#follower = follower;
    this.#tree = tree;
    this.#log = log;
  }

  /** The database answered. */
  reached(): void {
    this.#failure = null;
    if (this.#follower.newest === this.#tree.cut) this.#lateSince = null;
    else this.#lateSince ??= performance.now();
  }

  wrote({ files, bytes }: { readonly files: number; readonly bytes: number }, ms: number): void {
    this.#lateSince = null;
    this.#files = files;
    this.#bytes = bytes;
    this.#seconds = ms / 1000;
  }

  /** It cannot go on for a reason, which is told once. */
  failed(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (reason !== this.#failure) this.#log(`the second path waits: ${reason}`);
    this.#failure = reason;
  }

  get #notReady(): string | null {
    if (this.#failure !== null) return this.#failure;
    const late = this.#lateSince !== null && performance.now() - this.#lateSince > LATE_MS;
    return late ? `cut ${this.#follower.newest} is published, the folder holds ${this.#tree.cut}` : null;
  }

  measure(metrics: Metrics): void {
    metrics.gauge('khanaen_cut_number', 'Number of the newest cut in the folder.', this.#tree.cut);
    metrics.gauge('khanaen_mirror_newest', 'Newest published cut that is known.', this.#follower.newest);
    metrics.gauge('khanaen_mirror_waits', '1 while it cannot go on.', this.#notReady === null ? 0 : 1);
    metrics.gauge('khanaen_mirror_files', 'Files that the last cut changed.', this.#files);
    metrics.gauge('khanaen_mirror_bytes', 'Bytes of these files.', this.#bytes);
    metrics.gauge('khanaen_mirror_seconds', 'How long the last cut took.', this.#seconds);
  }

  answer(url: string, response: ServerResponse, metrics: Metrics): void {
    const reason = url === '/readyz' ? this.#notReady : null;
    const known = url === '/healthz' || url === '/readyz' || url === '/metrics';
    response.writeHead(!known ? 404 : reason === null ? 200 : 503, {
      'content-type': url === '/metrics' ? 'text/plain; version=0.0.4' : 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    if (url === '/metrics') metrics.render().then((text) => response.end(text));
    else response.end(JSON.stringify(known ? { cut: this.#tree.cut, reason } : { error: 'not-found' }));
  }
}
