import type { Language } from '../../../src/basics/bilingual.ts';
import { QUIET_MS } from './pace.ts';
import { ageText, LIVE_WORDS } from './words.ts';

/** What the bar has to tell. */
export interface Pulse {
  readonly ageSeconds: number;
  /** True when the age is more than can be while all goes well. */
  readonly old: boolean;
  readonly failing: boolean;
  readonly paused: boolean;
}

/** The line above the page: how fresh the figures are, and a button that stops them moving. */
export class Bar {
  readonly #words: (typeof LIVE_WORDS)[Language];
  readonly #language: Language;
  readonly #text = document.createElement('span');
  readonly #button = document.createElement('button');
  readonly #status = document.createElement('span');
  readonly #place: HTMLElement;
  #spokenAt = 0;

  constructor(place: HTMLElement, language: Language, onToggle: () => void) {
    this.#place = place;
    this.#language = language;
    this.#words = LIVE_WORDS[language];
    this.#status.setAttribute('role', 'status');
    this.#status.className = 'skip';
    this.#button.type = 'button';
    this.#button.addEventListener('click', onToggle);
    place.append(this.#text, this.#button, this.#status);
    place.hidden = false;
  }

  show(pulse: Pulse): void {
    const age = ageText(this.#language, pulse.ageSeconds);
    const w = this.#words;
    const { old } = pulse;
    this.#text.textContent = pulse.paused
      ? `${w.paused} · ${w.old(age)}`
      : pulse.failing
        ? w.failing(age)
        : old
          ? w.old(age)
          : w.live(age);
    this.#place.classList.toggle('note', !pulse.paused && (pulse.failing || old));
    this.#button.textContent = pulse.paused ? w.resume : w.pause;
  }

  /** Tells people who listen that figures changed: politely, and never more than twice a minute. */
  announce(cut: string, now: number): void {
    if (now - this.#spokenAt < QUIET_MS) return;
    this.#spokenAt = now;
    this.#status.textContent = this.#words.news(cut);
  }
}
