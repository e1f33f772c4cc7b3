/** Adds seats up as the reader chooses parties; what is chosen survives new cuts. */
function start(): void {
  const sum = document.getElementById('sum');
  if (sum === null) return;
  const chosen = new Set<string>();
  /** The party whose box has the focus: an update may make the box anew. */
  let last = '';
  const majority = Number(sum.dataset['majority']);
  const words = (sum.dataset['words'] ?? '').split('|');
  const of = sum.dataset['of'] ?? '';

  const add = (): void => {
    const total = [...document.querySelectorAll<HTMLElement>('tr[data-party]')].reduce(
      (n, row) => n + (chosen.has(row.dataset['party'] ?? '') ? Number(row.dataset['seats']) : 0),
      0,
    );
    const [label, seats, enough, short = ''] = words;
    const far = total >= majority ? enough : short.replace('#', String(majority - total));
    const place = document.getElementById('sum');
    if (place !== null)
      place.textContent =
        chosen.size === 0 ? '' : `${label}: ${of.replace('#', String(total))} ${seats} · ${far}`;
    for (const group of document.querySelectorAll('svg.arc g[id]'))
      group.classList.toggle('off', chosen.size > 0 && !chosen.has(group.id.slice(3)));
  };

  const boxes = (): void => {
    for (const row of document.querySelectorAll<HTMLElement>('tr[data-party]')) {
      const head = row.querySelector('th');
      const party = row.dataset['party'] ?? '';
      if (head === null || head.querySelector('input') !== null) continue;
      const label = document.createElement('label');
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = chosen.has(party);
      box.addEventListener('change', () => {
        // The row may stand for another party after an update.
        const now = row.dataset['party'] ?? '';
        if (box.checked) chosen.add(now);
        else chosen.delete(now);
        add();
      });
      box.addEventListener('focus', () => {
        last = row.dataset['party'] ?? '';
      });
      box.addEventListener('blur', () => {
        if (box.isConnected) last = '';
      });
      label.className = 'pick';
      label.append(box, ...head.childNodes);
      head.append(label);
    }
    add();
  };

  boxes();
  document.addEventListener('khanaen:cut', () => {
    const party = last;
    boxes();
    if (party !== '')
      document.querySelector<HTMLElement>(`tr[data-party='${party}'] input`)?.focus({ preventScroll: true });
  });
}

start();
