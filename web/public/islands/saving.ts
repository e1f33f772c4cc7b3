import { isSwitchedOn, switchSaving } from '../live/saving.ts';

/** The switch of readers whose browser has no setting to save data. */
function start(place: HTMLElement): void {
  const label = document.createElement('label');
  label.className = 'pick';
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = isSwitchedOn();
  box.addEventListener('change', () => switchSaving(box.checked));
  label.append(box, place.dataset['words'] ?? '');
  place.replaceChildren(label);
}

const place = document.getElementById('saving');
if (place !== null) start(place);
