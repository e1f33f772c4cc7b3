import { tellSince, watchReturns } from '../live/seen.ts';

/** Marks what is new since the reader last looked. What is remembered stays on this device: a time, a cut and a number. */
function start(): void {
  const mark = (): void => {
    const before = tellSince();
    if (before === null) return;
    for (const item of document.querySelectorAll<HTMLElement>('li[data-at]'))
      item.classList.toggle('new', Number(item.dataset['at']) > before.at);
  };
  mark();
  document.addEventListener('khanaen:cut', mark);
  watchReturns(document.getElementById('since')?.dataset['key'] ?? '', mark);
}

start();
