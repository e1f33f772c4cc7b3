import type { Language } from '../../../../src/basics/bilingual.ts';
import type { SceneId } from './scenes.ts';
import { sceneOfKey } from './scenes.ts';

export interface WallState {
  readonly scene: SceneId;
  /** When the scene began, milliseconds; later by as long as the picture stood still. */
  readonly since: number;
  /** Page of a list when the scene began; it turns by itself from there. */
  readonly page: number;
  readonly auto: boolean;
  /** When the picture was stopped; null while it moves. */
  readonly frozenAt: number | null;
  readonly language: Language;
  readonly dark: boolean;
  /** The place that is shown again and again; null: the one with the newest changes. */
  readonly pinned: string | null;
  /** The place that is shown, and since when. */
  readonly place: string | null;
  readonly placeSince: number;
  readonly help: boolean;
}

/** How long a page stays, and a scene at least, milliseconds. */
export const PAGE_MS = 10_000;
export const SCENE_MS = 20_000;

/** What the state needs to know of the election. */
export interface Around {
  readonly scenes: readonly SceneId[];
  /** Pages of the scene that is shown. */
  readonly pages: number;
  /** The place to show next. */
  readonly nextPlace: string | null;
}

/** The page that is shown now. */
export function pageNow(state: WallState, now: number, pages: number): number {
  const passed = (state.frozenAt ?? now) - beginOf(state);
  return (state.page + Math.max(0, Math.floor(passed / PAGE_MS))) % pages;
}

/** How long the scene stays when scenes follow each other: long enough for all its pages. */
export function stayOf(pages: number): number {
  return Math.max(SCENE_MS, pages * PAGE_MS);
}

/** Part of the stay that is left, 1 to 0. */
export function leftOf(state: WallState, now: number, pages: number): number {
  const stay = stayOf(pages);
  return Math.min(1, Math.max(0, 1 - ((state.frozenAt ?? now) - beginOf(state)) / stay));
}

const beginOf = (state: WallState) => (state.scene === 'place' ? state.placeSince : state.since);

/** Time has passed: another scene, or another place, when its turn has come. */
export function tick(state: WallState, now: number, around: Around): WallState {
  if (state.frozenAt !== null || state.help) return state;
  const over = now - beginOf(state) >= stayOf(around.pages);
  if (state.auto && over) return goTo(state, neighbour(around.scenes, state.scene, 1), now, around);
  if (state.scene !== 'place') return state;
  if (state.place === null) return { ...state, place: state.pinned ?? around.nextPlace, placeSince: now };
  if (!over) return state;
  return { ...state, place: state.pinned ?? around.nextPlace ?? state.place, placeSince: now, page: 0 };
}

/** To a scene. Where places take turns, each visit shows another one. */
export function goTo(state: WallState, scene: SceneId, now: number, around: Around): WallState {
  const next = { ...state, scene, since: now, page: 0, placeSince: now };
  // A picture that stands still goes on standing still from now.
  const still = state.frozenAt === null ? next : { ...next, frozenAt: now };
  return scene === 'place' ? { ...still, place: state.pinned ?? around.nextPlace ?? state.place } : still;
}

function neighbour(scenes: readonly SceneId[], scene: SceneId, step: 1 | -1): SceneId {
  const from = Math.max(0, scenes.indexOf(scene));
  return scenes[(from + step + scenes.length) % scenes.length] ?? scene;
}

/** A key as the browser names it (`event.key`). Undefined: the wall has no use for it. Letters work on a Thai keyboard too. */
export function press(
  state: WallState,
  pressed: string,
  code: string,
  now: number,
  around: Around,
): WallState | undefined {
  const key = /^(?:Digit|Numpad)\d$/.test(code)
    ? code.slice(-1)
    : /^Key[A-Z]$/.test(code)
      ? code.slice(3).toLowerCase()
      : pressed;
  const chosen = sceneOfKey(around.scenes, key);
  if (chosen !== undefined) return goTo({ ...state, help: false }, chosen, now, around);
  switch (key) {
    case ' ':
      return freeze(state, now);
    case 'ArrowRight':
      return goTo(state, neighbour(around.scenes, state.scene, 1), now, around);
    case 'ArrowLeft':
      return goTo(state, neighbour(around.scenes, state.scene, -1), now, around);
    case 'ArrowDown':
      return turn(state, now, around, 1);
    case 'ArrowUp':
      return turn(state, now, around, -1);
    case 'a':
      return { ...state, auto: !state.auto, since: now, placeSince: now, page: 0 };
    case 'l':
      return { ...state, language: state.language === 'th' ? 'en' : 'th' };
    case 'd':
      return { ...state, dark: !state.dark };
    case 'p':
      return state.scene === 'place'
        ? { ...state, pinned: state.pinned === null ? state.place : null }
        : undefined;
    case '?':
    case 'h':
      return { ...state, help: !state.help };
    case 'Escape':
      return state.help ? { ...state, help: false } : undefined;
    default:
      return undefined;
  }
}

function freeze(state: WallState, now: number): WallState {
  if (state.frozenAt === null) return { ...state, frozenAt: now };
  const still = now - state.frozenAt;
  return { ...state, frozenAt: null, since: state.since + still, placeSince: state.placeSince + still };
}

/** To another page of the list, or, where there is one page of a place, to another place. */
function turn(state: WallState, now: number, around: Around, step: 1 | -1): WallState {
  const begun = { ...state, since: now, placeSince: now, frozenAt: state.frozenAt === null ? null : now };
  if (state.scene === 'place' && around.pages === 1 && state.pinned === null)
    return { ...begun, page: 0, place: around.nextPlace ?? state.place };
  const from = pageNow(state, now, around.pages);
  return { ...begun, page: (from + step + around.pages) % around.pages };
}
