/** What `/v1/timeline.json` holds, as far as the slider needs it. */
interface Timeline {
  readonly constituencies: readonly string[];
  readonly parties: readonly { readonly name: { th: string; en: string }; readonly colour: string }[];
  readonly moments: readonly {
    readonly at: string;
    readonly stations: number;
    readonly seats: readonly (readonly [number, number])[];
    readonly leaders: readonly (readonly [number, number])[];
  }[];
}

const PLAY_MS = 700;

/** A slider over the moments of the count. It moves the map of the page, a bar of seats, and a line of words. */
async function start(host: HTMLElement): Promise<void> {
  const [slide = '', play = '', stop = '', nowWord = '', unofficial = ''] = (
    host.dataset['words'] ?? ''
  ).split('|');
  const response = await fetch('/v1/timeline.json');
  if (!response.ok) return;
  const data: Timeline = await response.json();
  if (data.moments.length === 0) return;
  const thai = document.documentElement.lang !== 'en';
  const last = data.moments.length - 1;

  const label = document.createElement('label');
  label.textContent = slide;
  const range = document.createElement('input');
  range.type = 'range';
  range.max = String(last);
  range.value = String(last);
  label.append(range);
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = play;
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  const note = document.createElement('p');
  note.className = 'soft';
  note.textContent = unofficial;
  host.replaceChildren(label, button, words, note);

  const clock = new Intl.DateTimeFormat(thai ? 'th' : 'en-GB', {
    timeZone: 'Asia/Bangkok',
    hour: '2-digit',
    minute: '2-digit',
    day: 'numeric',
    month: 'short',
  });

  /** Party ahead in each constituency at a moment. */
  const leadersAt = (moment: number): Map<string, number> => {
    const leaders = new Map<string, number>();
    for (const { leaders: changed } of data.moments.slice(0, moment + 1))
      for (const [place, party] of changed) leaders.set(data.constituencies[place] ?? '', party);
    return leaders;
  };

  /** The page's own pattern of a party whose colour is like another's. */
  const fillOf = (party: number): string =>
    document.getElementById(`pk${party}`) === null ? (data.parties[party]?.colour ?? '') : `url(#pk${party})`;

  const show = (): void => {
    const at = Number(range.value);
    const moment = data.moments[at];
    if (moment === undefined) return;
    const time =
      at === last ? `${nowWord} (${clock.format(new Date(moment.at))})` : clock.format(new Date(moment.at));
    const seats = moment.seats
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, 6)
      .map(([party, n]) => `${data.parties[party]?.name[thai ? 'th' : 'en'] ?? ''} ${n}`)
      .join(' · ');
    words.textContent = seats === '' ? time : `${time} · ${seats}`;
    range.setAttribute('aria-valuetext', words.textContent);
    for (const row of document.querySelectorAll<HTMLElement>('tr[data-at]'))
      row.classList.toggle('a', Number(row.dataset['at']) === Date.parse(moment.at));
    const leaders = leadersAt(at);
    for (const tile of document.querySelectorAll('svg#tiles a')) {
      const id = (tile.getAttribute('href') ?? '').split('/').pop() ?? '';
      const leader = leaders.get(decodeURIComponent(id)) ?? -1;
      const party = data.parties[leader];
      const use = tile.querySelector('use');
      use?.setAttribute('href', party === undefined ? '#w' : '#l');
      if (party === undefined) use?.removeAttribute('fill');
      else use?.setAttribute('fill', fillOf(leader));
    }
  };

  let timer = 0;
  const halt = (): void => {
    clearInterval(timer);
    timer = 0;
    button.textContent = play;
  };
  button.addEventListener('click', () => {
    if (timer !== 0) {
      halt();
      return;
    }
    if (Number(range.value) >= last) range.value = '0';
    button.textContent = stop;
    timer = window.setInterval(() => {
      if (Number(range.value) >= last) halt();
      else range.value = String(Number(range.value) + 1);
      show();
    }, PLAY_MS);
    show();
  });
  range.addEventListener('input', () => {
    halt();
    show();
  });
}

const host = document.getElementById('scrub');
if (host !== null) start(host).catch(() => undefined);
