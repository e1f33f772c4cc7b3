import { stateOnPicture } from './picture.ts';
import type { Place } from './places.ts';
import { keepPlaces, keptPlaces, languageHere } from './places.ts';
import { syncPush } from './push.ts';

/**
 * Fills the line of the reader's own places on the overview and on the search page. The line is there with the page and never
 * changes its height; without places it keeps what the server wrote.
 */
export function startMine(): void {
  const line = document.getElementById('my');
  if (line === null) return;
  const empty = [...line.childNodes];
  const forgetWords = line.dataset['forget'] ?? '#';
  const language = languageHere();

  const forget = (place: Place): void => {
    const { follow, last } = keptPlaces();
    keepPlaces({ follow: follow.filter(({ p }) => p !== place.p), last: last?.p === place.p ? null : last });
    if (place.alert === 'always') syncPush().catch(() => undefined);
    line.querySelector<HTMLElement>('a,button')?.focus();
  };

  const item = (place: Place): HTMLElement => {
    const box = document.createElement('span');
    const link = document.createElement('a');
    link.href = `/${language}/${place.p}`;
    link.textContent = place[language];
    const state = document.createElement('span');
    state.className = 'soft';
    state.textContent = stateOnPicture(place.p);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '×';
    button.setAttribute('aria-label', forgetWords.replace('#', place[language]));
    button.addEventListener('click', () => forget(place));
    box.append(link, ' ', state, button);
    return box;
  };

  const show = (): void => {
    const { follow, last } = keptPlaces();
    const more = last !== null && !follow.some(({ p }) => p === last.p) ? [last] : [];
    const places = [...follow, ...more];
    line.replaceChildren(...(places.length === 0 ? empty : places.map(item)));
  };
  show();
  document.addEventListener('khanaen:places', show);
  document.addEventListener('khanaen:cut', show);
}
