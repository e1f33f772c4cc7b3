/** Pause after the stream ended, milliseconds; twice as long each time that it could not be opened, at most half an hour. */
const PAUSE_MS = 60_000;
const MOST_DOUBLINGS = 5;

/**
 * Hears of new cuts as soon as they are there, where the server offers that in the `Link` of its pointer. Only an upgrade: the
 * page goes on looking by itself, less often, and as before when the stream fails.
 */
export class Stream {
  readonly #hear: (cut: number) => void;
  #source: EventSource | null = null;
  #refused = 0;
  #notBefore = 0;

  /** `hear`: told the number of each new cut, and NaN when the stream has ended. */
  constructor(hear: (cut: number) => void) {
    this.#hear = hear;
  }

  get live(): boolean {
    return this.#source?.readyState === 1;
  }

  /** Opens the stream that a `Link` header names, unless it is open or has failed lately. */
  offer(link: string | null): void {
    const path = /<([^>]+)>[^,]*event-stream/.exec(link ?? '')?.[1];
    if (path === undefined || this.#source !== null || Date.now() < this.#notBefore) return;
    const source = new EventSource(path);
    this.#source = source;
    source.onopen = () => {
      this.#refused = 0;
    };
    source.onmessage = ({ lastEventId }) => this.#hear(Number(lastEventId));
    source.onerror = () => {
      this.close();
      const pause = PAUSE_MS * 2 ** Math.min(this.#refused++, MOST_DOUBLINGS);
      this.#notBefore = Date.now() + pause * (1 + Math.random() / 2);
      this.#hear(Number.NaN);
    };
  }

  close(): void {
    this.#source?.close();
    this.#source = null;
  }
}
