import { getOutcome, NoAnswer, Refused, sendFigures, sendPhoto } from '../api.ts';
import type { KeptPhoto } from './kept.ts';
import { findPhoto, keepFigures, keepPhoto, listFigures, listPhotos } from './kept.ts';

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** How often to ask what became of a photo that is still being read. */
const ASK_EVERY_MS = 3_000;

/** How sending goes: `idle` nothing to send, `sending` one is under way, `away` the server does not answer. */
export type Line = 'idle' | 'sending' | 'away';

/**
 * Sends what the phone keeps, one after another, oldest first, again and again until the server has it. Every photo has a key of its own, so
 * that what was sent and not answered is sent again and arrives once. Two open pages take turns by a lock of the browser.
 */
export class Sender {
  readonly #tell: (line: Line) => void;
  #running = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = FIRST_PAUSE_MS;

  constructor(tell: (line: Line) => void) {
    this.#tell = tell;
  }

  /** Something new is there, or the line may be back: goes on at once. */
  nudge(): void {
    clearTimeout(this.#timer);
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    this.#round().finally(() => {
      this.#running = false;
      if (this.#again) {
        this.#again = false;
        this.nudge();
      }
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #round(): Promise<void> {
    try {
      const later = await alone(() => this.#sendAll());
      this.#pause = FIRST_PAUSE_MS;
      this.#tell('idle');
      if (later) this.#wake(ASK_EVERY_MS);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.#tell('away');
      this.#wake(this.#pause);
      this.#pause = Math.min(LONGEST_PAUSE_MS, this.#pause * 2);
    }
  }

  #wake(after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.nudge(), after);
  }

  /** True when the fate of a photo is still open and is to be asked for again. */
  async #sendAll(): Promise<boolean> {
    let open = false;
    for (const { key } of await listPhotos()) {
      const photo = await findPhoto(key);
      if (photo === undefined || photo.refusal !== null) continue;
      if (photo.blob === null && photo.outcome?.kind !== 'reading') continue;
      this.#tell('sending');
      const after = await carry(photo);
      await keepPhoto(after);
      if (after.outcome?.kind === 'reading') open = true;
      this.#tell('sending');
    }
    for (const kept of await listFigures()) {
      if (kept.state !== 'to-send') continue;
      this.#tell('sending');
      try {
        await sendFigures(kept.code, kept);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        await keepFigures({ ...kept, state: 'draft', problem: error.text });
        continue;
      }
      await keepFigures({ ...kept, state: 'sent', problem: null });
    }
    return open;
  }
}

/** Sends a photo, or asks what became of it. */
async function carry(photo: KeptPhoto): Promise<KeptPhoto> {
  try {
    const { blob } = photo;
    const outcome =
      blob === null
        ? await getOutcome(photo.code, photo.key)
        : await sendPhoto(photo.code, { ...photo, blob });
    return { ...photo, blob: null, outcome };
  } catch (error) {
    // It stays on the phone: the committee sees why, and may show it at the centre.
    if (error instanceof Refused) return { ...photo, refusal: error.text };
    throw error;
  }
}

async function alone<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request('khanaen.phone.sender', work) as Promise<T>;
}
