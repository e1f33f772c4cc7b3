import type { Language } from '../../../../src/basics/bilingual.ts';
import type { SceneId } from './scenes.ts';
import { SCENES } from './scenes.ts';
import type { WallState } from './state.ts';

/** What an address remembers, so that a wall comes back as it was. A picture that stood still moves again: it would be old. */
export type Remembered = Pick<WallState, 'scene' | 'auto' | 'dark' | 'language' | 'pinned'>;

/** `#map&auto&light&en&pin=MKM`: the scene first, the rest only where it differs from the usual. */
export function hashOf(state: Remembered): string {
  return [
    `#${state.scene}`,
    ...(state.auto ? ['auto'] : []),
    ...(state.dark ? [] : ['light']),
    state.language,
    ...(state.pinned === null ? [] : [`pin=${encodeURIComponent(state.pinned)}`]),
  ].join('&');
}

/** Reads it back; what makes no sense is left out. `language`: of the page, where the address does not say. */
export function readHash(hash: string, language: Language): Remembered {
  const words = hash.replace(/^#/, '').split('&');
  const pin = words.find((word) => word.startsWith('pin='))?.slice(4);
  return {
    scene: SCENES.find((scene): scene is SceneId => scene === words[0]) ?? 'headline',
    auto: words.includes('auto'),
    dark: !words.includes('light'),
    language: words.includes('en') ? 'en' : words.includes('th') ? 'th' : language,
    pinned: pin === undefined || pin === '' ? null : decoded(pin),
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
