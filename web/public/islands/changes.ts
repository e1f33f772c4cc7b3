/** Marks what is new since the reader's last visit. What is remembered stays on this device: one time and one number. */
const KEY = 'khanaen-seen';

function start(): void {
  const main = document.getElementById('main');
  const place = document.getElementById('since');
  if (main === null || place === null) return;
  let seen: { at: number; units: number } | null = null;
  try {
    seen = JSON.parse(localStorage.getItem(KEY) ?? 'null');
  } catch {
    return; // a browser that keeps nothing
  }
  const mark = (): void => {
    const now = document.getElementById('since');
    if (now === null) return;
    const units = Number(now.dataset['units']);
    if (seen !== null) {
      let count = 0;
      for (const item of document.querySelectorAll<HTMLElement>('li[data-at]')) {
        const fresh = Number(item.dataset['at']) > seen.at;
        item.classList.toggle('new', fresh);
        if (fresh) count++;
      }
      const more = units - seen.units;
      now.textContent =
        count === 0 && more === 0
          ? ''
          : `+${Math.max(more, 0).toLocaleString('en')} ${now.dataset['words'] ?? ''}`;
    }
    localStorage.setItem(KEY, JSON.stringify({ at: Date.parse(main.dataset['at'] ?? ''), units }));
  };
  mark();
  document.addEventListener('khanaen:cut', mark);
}

start();
