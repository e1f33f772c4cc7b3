import type { Place } from '../live/places.ts';
import { keepPlaces, keptPlaces, MOST_PLACES } from '../live/places.ts';
import { pushKey, syncPush } from '../live/push.ts';
import { tellSince, watchReturns } from '../live/seen.ts';

/** Follows a constituency or province, tells its news when asked to, and says what came since the reader last looked. */
function start(host: HTMLElement): void {
  const { place: p = '', th = '', en = '' } = host.dataset;
  const [follow, unfollow, alerts, open, always, what, refused, failed, most] = (
    host.dataset['words'] ?? ''
  ).split('|');
  const mine = (): Place | undefined => keptPlaces().follow.find((place) => place.p === p);
  const plain: Place = { p, th, en, alert: '' };

  const button = document.createElement('button');
  button.type = 'button';
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const say = (text = ''): void => {
    status.textContent = text;
  };
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = alerts ?? '';
  const openBox = checkbox(open ?? '', () => setAlert(openBox.checked ? 'open' : ''));
  const alwaysBox = checkbox(always ?? '', () => setAlert(alwaysBox.checked ? 'always' : 'open'));
  const note = document.createElement('p');
  note.className = 'soft';
  note.textContent = what ?? '';
  details.append(summary, labelOf(openBox), labelOf(alwaysBox), note, status);
  host.replaceChildren(button, details);
  // Offered only where the server sends messages: asked when the reader opens the part.
  labelOf(alwaysBox).hidden = true;
  details.addEventListener('toggle', async () => {
    if (details.open) labelOf(alwaysBox).hidden = (await pushKey()) === null;
  });

  const show = (): void => {
    const known = mine();
    button.textContent = (known === undefined ? follow : unfollow) ?? '';
    details.hidden = known === undefined || !('Notification' in window) || !('serviceWorker' in navigator);
    openBox.checked = known !== undefined && known.alert !== '';
    alwaysBox.checked = known?.alert === 'always';
  };

  const change = (place: Place | null): boolean => {
    const { follow: list, last } = keptPlaces();
    const others = list.filter((other) => other.p !== p);
    return keepPlaces({ follow: place === null ? others : [...others, place], last });
  };

  const setAlert = async (alert: Place['alert']): Promise<void> => {
    const before = mine() ?? plain;
    say();
    if (alert !== '' && (await Notification.requestPermission()) !== 'granted') {
      say(refused);
      show();
      return;
    }
    change({ ...before, alert });
    if (alert === 'always' || before.alert === 'always') {
      const done = await syncPush().catch(() => false);
      if (!done) {
        if (alert === 'always') change({ ...before, alert: 'open' });
        say(failed);
      }
    }
    show();
  };

  button.addEventListener('click', async () => {
    const known = mine();
    if (known === undefined && keptPlaces().follow.length >= MOST_PLACES) {
      details.hidden = false;
      details.open = true;
      say(most);
      return;
    }
    change(known === undefined ? plain : null);
    show();
    if (known?.alert === 'always') await syncPush().catch(() => false);
  });

  keepPlaces({ follow: keptPlaces().follow, last: plain });
  show();
  document.addEventListener('khanaen:places', show);
  // A browser may have given its subscription another address since.
  if (mine()?.alert === 'always') syncPush().catch(() => undefined);
}

const labels = new WeakMap<HTMLInputElement, HTMLLabelElement>();

function labelOf(box: HTMLInputElement): HTMLLabelElement {
  let label = labels.get(box);
  if (label === undefined) {
    label = document.createElement('label');
    label.className = 'pick';
    labels.set(box, label);
  }
  return label;
}

function checkbox(text: string, hear: () => void): HTMLInputElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.addEventListener('change', hear);
  labelOf(box).append(box, text);
  return box;
}

const host = document.getElementById('follow');
if (host !== null) start(host);
tellSince();
document.addEventListener('khanaen:cut', tellSince);
watchReturns(document.getElementById('since')?.dataset['key'] ?? '', tellSince);
