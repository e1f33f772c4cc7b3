import type { Feed, Pulse } from './data/feed.ts';
import { areasOf } from './data/names.ts';
import type { Shown } from './data/reader.ts';
import { needsOf } from './needs.ts';
import { pagesOfScene } from './scenes/scene.tsx';
import type { ScreenProps } from './screen.tsx';
import { makeStage } from './stage.ts';
import type { Remembered } from './wall/hash.ts';
import { placesOf, Turns } from './wall/next-place.ts';
import type { SceneId } from './wall/scenes.ts';
import { scenesOf } from './wall/scenes.ts';
import type { Around, WallState } from './wall/state.ts';
import { goTo, pageNow, press, tick } from './wall/state.ts';

export interface WallParts {
  readonly remembered: Remembered;
  readonly now: () => number;
  /** Called whenever something on the wall has to be drawn. */
  readonly draw: (props: ScreenProps) => void;
}

/** Holds what is on the wall, and lets keys, time and the feed change it. */
export class Wall {
  readonly #parts: WallParts;
  readonly #turns = new Turns();
  #state: WallState;
  #pulse: Pulse = { shown: null, newest: null, failing: false, skew: 0 };
  #feed: Feed | null = null;
  #taken: Shown['nation'] | null = null;

  constructor(parts: WallParts) {
    const now = parts.now();
    this.#parts = parts;
    this.#state = {
      ...parts.remembered,
      since: now,
      page: 0,
      frozenAt: null,
      place: parts.remembered.pinned,
      placeSince: now,
      help: false,
    };
  }

  get state(): WallState {
    return this.#state;
  }

  join(feed: Feed): void {
    this.#feed = feed;
  }

  readonly frozen = (): boolean => this.#state.frozenAt !== null;

  /** Files of the scenes; the next place's too, so that it is there when its turn comes. */
  readonly needs = (shown: Shown): readonly string[] => {
    const { ids } = placesOf(shown.nation);
    const place = this.#state.place !== null && ids.includes(this.#state.place) ? this.#state.place : null;
    return needsOf(
      shown,
      [place, this.#turns.next(ids, place)],
      (id) => areasOf(shown.areas).get(id)?.parent,
    );
  };

  readonly hear = (pulse: Pulse): void => {
    this.#pulse = pulse;
    const { shown } = pulse;
    if (shown !== null && shown.nation !== this.#taken) {
      this.#taken = shown.nation;
      const areas = areasOf(shown.areas);
      this.#turns.take(shown.nation, (id) => areas.get(id)?.parent ?? '');
    }
    this.second();
  };

  /** To be called every second. */
  second(): void {
    const now = this.#parts.now();
    if (this.#pulse.shown !== null) this.#take(tick(this.#here(), now, this.#around()));
    this.#draw();
  }

  /** True when the key was one of the wall's. */
  press(key: string, code: string): boolean {
    const next = press(this.#here(), key, code, this.#parts.now(), this.#around());
    if (next === undefined) return false;
    this.#take(next);
    this.#draw();
    return true;
  }

  readonly choose = (scene: SceneId): void => {
    this.#take(goTo(this.#here(), scene, this.#parts.now(), this.#around()));
    this.#draw();
  };

  /** The state with a scene and a place that this election has. */
  #here(): WallState {
    const { shown } = this.#pulse;
    if (shown === null) return this.#state;
    const scenes = scenesOf(shown.nation);
    const { ids } = placesOf(shown.nation);
    const known = (id: string | null) => (id !== null && ids.includes(id) ? id : null);
    const scene = scenes.includes(this.#state.scene) ? this.#state.scene : 'headline';
    return { ...this.#state, scene, place: known(this.#state.place), pinned: known(this.#state.pinned) };
  }

  #take(next: WallState): void {
    const before = this.#state;
    this.#state = next;
    const { shown } = this.#pulse;
    if (next.place === null || next.place === before.place || shown === null) return;
    this.#turns.show(next.place, shown.nation.cut);
    void this.#feed?.fill();
  }

  #around(): Around {
    const { shown } = this.#pulse;
    if (shown === null) return { scenes: [], pages: 1, nextPlace: null };
    const { language, place, scene } = this.#here();
    const stage = makeStage(shown, language, 0, place);
    return {
      scenes: scenesOf(shown.nation),
      pages: pagesOfScene(stage, scene),
      nextPlace: this.#turns.next(placesOf(shown.nation).ids, place),
    };
  }

  #draw(): void {
    const { shown } = this.#pulse;
    const now = this.#parts.now();
    const state = this.#here();
    const { pages, scenes } = this.#around();
    const page = pageNow(state, now, pages);
    const { language, place, pinned } = state;
    const stage = shown === null ? null : makeStage(shown, language, page, place, pinned !== null);
    this.#parts.draw({ state, pulse: this.#pulse, stage, scenes, pages, now, onScene: this.choose });
  }
}
