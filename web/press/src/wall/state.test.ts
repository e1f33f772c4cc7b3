import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, readHash } from './hash.ts';
import type { SceneId } from './scenes.ts';
import { keyOf, SCENES, sceneOfKey } from './scenes.ts';
import type { Around, WallState } from './state.ts';
import { leftOf, PAGE_MS, pageNow, press, SCENE_MS, tick } from './state.ts';

const scenes: readonly SceneId[] = ['headline', 'map', 'party-list', 'place'];
const around = (more: Partial<Around> = {}): Around => ({ scenes, pages: 1, nextPlace: 'B', ...more });
const begun: WallState = {
  scene: 'headline',
  since: 0,
  page: 0,
  auto: false,
  frozenAt: null,
  language: 'th',
  dark: true,
  pinned: null,
  place: null,
  placeSince: 0,
  help: false,
};
const key = (state: WallState, text: string, now = 0, more: Partial<Around> = {}) => {
  const code = /^[a-z]$/.test(text) ? `Key${text.toUpperCase()}` : text;
  const next = press(state, text, code, now, around(more));
  if (next === undefined) throw new Error(`no use for ${text}`);
  return next;
};

describe('keys', () => {
  it('choose the scene of a digit, and leave a digit without one alone', () => {
    expect(key(begun, '3').scene).toBe('party-list');
    expect(press(begun, '9', 'Digit9', 0, around())).toBeUndefined();
    expect(press(begun, 'x', 'KeyX', 0, around())).toBeUndefined();
  });

  it('work on a Thai keyboard, where the same keys give other letters', () => {
    expect(press(begun, '๑', 'Digit2', 0, around())?.scene).toBe('map');
    expect(press(begun, 'ฟ', 'KeyA', 0, around())?.auto).toBe(true);
  });

  it('go round with the arrows', () => {
    expect(key(begun, 'ArrowLeft').scene).toBe('place');
    expect(key(key(begun, 'ArrowLeft'), 'ArrowRight').scene).toBe('headline');
  });

  it('every scene up to the tenth has a key that leads back to it', () => {
    SCENES.slice(0, 10).forEach((scene, i) => {
      expect(sceneOfKey(SCENES, keyOf(i))).toBe(scene);
    });
    expect(keyOf(10)).toBe('');
  });

  it('pin the place that is shown, only in its scene', () => {
    const placed = { ...begun, scene: 'place' as const, place: 'A' };
    const pinned = key(placed, 'p');
    expect(pinned.pinned).toBe('A');
    expect(key(pinned, 'p').pinned).toBeNull();
    expect(press(begun, 'p', 'KeyP', 0, around())).toBeUndefined();
  });
});

describe('time', () => {
  it('turns the pages of a list and begins again', () => {
    const at = (now: number) => pageNow({ ...begun, scene: 'party-list' }, now, 3);
    expect([0, PAGE_MS - 1, PAGE_MS, 2 * PAGE_MS, 3 * PAGE_MS].map(at)).toStrictEqual([0, 0, 1, 2, 0]);
  });

  it('goes to the next scene only when asked to, and not before all pages were shown', () => {
    expect(tick(begun, 10 * SCENE_MS, around()).scene).toBe('headline');
    const auto = { ...begun, auto: true };
    expect(tick(auto, SCENE_MS - 1, around()).scene).toBe('headline');
    expect(tick(auto, SCENE_MS, around()).scene).toBe('map');
    expect(tick(auto, 5 * PAGE_MS - 1, around({ pages: 5 })).scene).toBe('headline');
    expect(tick(auto, 5 * PAGE_MS, around({ pages: 5 })).scene).toBe('map');
  });

  it('shows another place in its turn, but a pinned one again', () => {
    const placed = tick({ ...begun, scene: 'place' }, 0, around({ nextPlace: 'A' }));
    expect(placed.place).toBe('A');
    expect(tick(placed, SCENE_MS, around({ nextPlace: 'B' })).place).toBe('B');
    expect(tick({ ...placed, pinned: 'A' }, SCENE_MS, around({ nextPlace: 'B' })).place).toBe('A');
  });

  it('stands still while frozen, and goes on from there', () => {
    const auto = { ...begun, auto: true };
    const frozen = key(auto, ' ', 5_000);
    expect(frozen.frozenAt).toBe(5_000);
    expect(tick(frozen, 10 * SCENE_MS, around())).toStrictEqual(frozen);
    expect(pageNow(frozen, 10 * PAGE_MS, 3)).toBe(0);
    expect(leftOf(frozen, 10 * SCENE_MS, 1)).toBe(leftOf(auto, 5_000, 1));
    const again = key(frozen, ' ', 105_000);
    expect(again.frozenAt).toBeNull();
    expect(leftOf(again, 105_000, 1)).toBe(leftOf(auto, 5_000, 1));
    expect(tick(again, 100_000 + SCENE_MS, around()).scene).toBe('map');
  });

  it('never shows a page that is not there, whatever was pressed', () => {
    const presses = fc.array(
      fc.tuple(
        fc.constantFrom(' ', 'a', '1', '2', '4', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'p', 'h'),
        fc.nat(60_000),
        fc.integer({ min: 1, max: 9 }),
      ),
    );
    fc.assert(
      fc.property(presses, (list) => {
        let state = begun;
        let now = 0;
        for (const [text, passed, pages] of list) {
          now += passed;
          const code = /^[a-z]$/.test(text) ? `Key${text.toUpperCase()}` : text;
          state = press(tick(state, now, around({ pages })), text, code, now, around({ pages })) ?? state;
          const page = pageNow(state, now, pages);
          expect(scenes).toContain(state.scene);
          expect(page >= 0 && page < pages).toBe(true);
        }
      }),
    );
  });
});

describe('the address', () => {
  it('brings the wall back as it was', () => {
    const states = fc.record({
      scene: fc.constantFrom(...SCENES),
      auto: fc.boolean(),
      dark: fc.boolean(),
      language: fc.constantFrom('th' as const, 'en' as const),
      pinned: fc.option(fc.string({ minLength: 1 })),
    });
    fc.assert(
      fc.property(states, (state) => {
        expect(readHash(hashOf(state), 'th')).toEqual(state);
      }),
    );
  });

  it.each(['', '#', '#nonsense', '#map&pin=%', '#&&='])('%s is read without a fault', (hash) => {
    expect(SCENES).toContain(readHash(hash, 'en').scene);
    expect(readHash(hash, 'en').language).toBe('en');
  });
});
