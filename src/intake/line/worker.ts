import { setTimeout as sleep } from 'node:timers/promises';
import { takeAnswers } from './answer-queue.ts';
import { Bell } from './bell.ts';
import { checkChannel } from './channels.ts';
import type { OpenEvent } from './event-queue.ts';
import { nextEvent } from './event-queue.ts';
import type { LineParts } from './parts.ts';
import { takePhotos } from './photo-queue.ts';
import { sendAnswer } from './send-answer.ts';
import { nameGroup } from './senders.ts';
import { takePhoto } from './take-photo.ts';

/** Photos that are fetched at a time, and answers that are sent at a time, by one process. */
const PHOTOS_AT_ONCE = 8;
const ANSWERS_AT_ONCE = 8;
/** How often the queues are looked at when nothing wakes the worker. */
const LOOK_MS = 1_000;
const CHECK_MS = 10 * 60_000;

/**
 * Works off the three queues: events to understand, photos to fetch, answers to send. Any number of processes may do so on one
 * database; what one of them leaves half done another takes up when its lease is over.
 */
export class LineWorker {
  readonly #parts: LineParts;
  readonly #channels: readonly string[];
  readonly #bell = new Bell();
  readonly #end = new AbortController();
  readonly #underWay = new Set<Promise<unknown>>();
  #loops: Promise<unknown> = Promise.resolve();
  #eventsCame = true;
  #photos = 0;
  #answers = 0;

  constructor(parts: LineParts) {
    this.#parts = parts;
    this.#channels = [...parts.clients.keys()];
  }

  start(): void {
    this.#loops = Promise.all([this.#loop(), this.#checks()]);
  }

  /** Events have come in: do not wait for the next look. */
  nudge(): void {
    this.#eventsCame = true;
    this.#bell.ring();
  }

  /** Takes nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    this.#end.abort();
    this.#bell.ring();
    await this.#loops;
    await Promise.allSettled(this.#underWay);
  }

  get #stopped(): boolean {
    return this.#end.signal.aborted;
  }

  async #loop(): Promise<void> {
    let lookedAt = 0;
    while (!this.#stopped) {
      const due = performance.now() - lookedAt >= LOOK_MS;
      if (due) lookedAt = performance.now();
      try {
        if (due || this.#eventsCame) await this.#events();
        await this.#fillPhotos();
        await this.#fillAnswers();
      } catch (error) {
        this.#tell(error);
      }
      await this.#bell.wait(this.#stopped ? 0 : LOOK_MS);
    }
  }

  async #events(): Promise<void> {
    this.#eventsCame = false;
    while (!this.#stopped) {
      const event = await nextEvent(this.#parts, this.#channels);
      if (event === null) return;
      this.#learnGroup(event);
    }
  }

  async #fillPhotos(): Promise<void> {
    const { db, leaseSeconds } = this.#parts;
    const room = PHOTOS_AT_ONCE - this.#photos;
    if (this.#stopped || room === 0) return;
    for (const photo of await takePhotos(db, this.#channels, room, leaseSeconds)) {
      const client = this.#parts.clients.get(photo.channel);
      if (client === undefined) continue;
      this.#photos++;
      this.#run(takePhoto(this.#parts, client, photo), () => this.#photos--);
    }
  }

  async #fillAnswers(): Promise<void> {
    const { db, leaseSeconds } = this.#parts;
    const room = ANSWERS_AT_ONCE - this.#answers;
    if (this.#stopped || room === 0) return;
    for (const answer of await takeAnswers(db, this.#channels, room, leaseSeconds)) {
      const client = this.#parts.clients.get(answer.channel);
      if (client === undefined) continue;
      this.#answers++;
      this.#run(sendAnswer(this.#parts, client, answer), () => this.#answers--);
    }
  }

  /** Runs a piece of work beside the loop; when it ends there is room, and perhaps more to do. */
  #run(work: Promise<unknown>, ended: () => void): void {
    const run = work
      .catch((error: unknown) => this.#tell(error))
      .finally(() => {
        ended();
        this.#underWay.delete(run);
        this.#bell.ring();
      });
    this.#underWay.add(run);
  }

  #tell(error: unknown): void {
    this.#parts.log(`LINE: ${error instanceof Error ? error.message : String(error)}`);
  }

  #learnGroup({ kind, command, channel, chat, chatId }: OpenEvent): void {
    const client = this.#parts.clients.get(channel);
    if (client === undefined || chat.kind !== 'group') return;
    if (kind !== 'join' && command?.ask !== 'centre') return;
    this.#run(nameGroup(this.#parts.db, client, chatId, chat.id), () => undefined);
  }

  /** Asks for each account's state at the start and now and then. */
  async #checks(): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      for (const [channel, client] of this.#parts.clients) {
        if (signal.aborted) return;
        await checkChannel(this.#parts.db, channel, client).catch((error: unknown) => this.#tell(error));
      }
      await sleep(CHECK_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
