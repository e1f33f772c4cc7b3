import type { Night } from './night.ts';
import type { NightClock } from './sender.ts';

/** A line that says how far the night is: bar, rate over the last seconds, time left. */
export class Progress {
  readonly #night: Night;
  readonly #clock: NightClock;
  readonly #marks: { readonly at: number; readonly accepted: number }[] = [];
  readonly #start = Date.now();
  readonly #acceptedBefore: number;

  constructor(night: Night, clock: NightClock) {
    this.#night = night;
    this.#clock = clock;
    this.#acceptedBefore = night.board.accepted;
  }

  line(now = Date.now()): string {
    const { board } = this.#night;
    this.#marks.push({ at: now, accepted: board.accepted });
    while (this.#marks.length > 2 && (this.#marks[0]?.at ?? now) < now - 10_000) this.#marks.shift();
    const first = this.#marks[0];
    const seconds = first === undefined ? 0 : (now - first.at) / 1000;
    const rate = seconds > 0.5 ? (board.accepted - (first?.accepted ?? 0)) / seconds : 0;
    const share = board.total === 0 ? 1 : board.accepted / board.total;
    const width = 24;
    const full = Math.floor(share * width);
    const bar = `[${'#'.repeat(full)}${'.'.repeat(width - full)}]`;
    const left = rate > 0 ? formatSeconds((board.total - board.accepted) / rate) : '–';
    return [
      bar,
      `${(100 * share).toFixed(1)} %`,
      `${board.accepted}/${board.total} forms`,
      `${rate.toFixed(1)}/s`,
      `${left} left`,
      `in work ${board.inWork}`,
      `night ${nightTime(this.#clock.minute)}`,
    ].join('  ');
  }

  /** Forms accepted in this run, and the rate over the whole run. */
  summary(now = Date.now()): { readonly accepted: number; readonly seconds: number; readonly rate: number } {
    const seconds = (now - this.#start) / 1000;
    const accepted = this.#night.board.accepted - this.#acceptedBefore;
    return { accepted, seconds, rate: seconds > 0 ? accepted / seconds : 0 };
  }
}

function formatSeconds(seconds: number): string {
  const s = Math.ceil(seconds);
  if (s < 90) return `${s} s`;
  return s < 5400 ? `${Math.round(s / 60)} min` : `${(s / 3600).toFixed(1)} h`;
}

/** Clock of the night: polls close at 17.00. */
function nightTime(minute: number): string {
  const time = 17 * 60 + Math.floor(minute);
  const hour = Math.floor(time / 60) % 24;
  return `${String(hour).padStart(2, '0')}.${String(time % 60).padStart(2, '0')}`;
}
