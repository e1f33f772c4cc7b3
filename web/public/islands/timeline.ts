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
/** New moments come every five minutes, and a file may be 25 kB: it is read again at most this often. */
const AGAIN_MS = 60_000;

async function load(): Promise<Timeline | null> {
  const response = await fetch('/v1/timeline.json', { cache: 'no-cache' });
  if (!response.ok) return null;
  const data: Timeline = await response.json();
  return data.moments.length === 0 ? null : data;
}

/** What the page itself says of a tile: the newest cut. */
function stateOf(tile: Element) {
  const use = tile.querySelector('use');
  const title = tile.querySelector('title');
  const id = (tile.getAttribute('href') ?? '').split('/').pop() ?? '';
  return {
    id: decodeURIComponent(id),
    use,
    title,
    shape: use?.getAttribute('href') ?? '',
    fill: use?.getAttribute('fill') ?? null,
    words: title?.textContent ?? '',
  };
}

/** A slider over the moments of the count. It moves the map of the page, and a line with the time and the seats. */
async function start(host: HTMLElement): Promise<void> {
  const [slide = '', play = '', stop = '', nowWord = '', unofficial = ''] = (
    host.dataset['words'] ?? ''
  ).split('|');
  const loaded = await load();
  if (loaded === null) return;
  let data = loaded;
  let readAt = Date.now();
  const thai = document.documentElement.lang !== 'en';
  const last = () => data.moments.length - 1;
  const readTiles = () => [...document.querySelectorAll('svg#tiles a')].map(stateOf);
  let tiles = readTiles();

  const label = document.createElement('label');
  label.textContent = slide;
  const range = document.createElement('input');
  range.type = 'range';
  range.max = String(last());
  range.value = String(last());
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
    const isNow = at === last();
    const clockTime = clock.format(new Date(moment.at));
    const time = isNow ? `${nowWord} (${clockTime})` : clockTime;
    const nameOf = (party: number) => data.parties[party]?.name[thai ? 'th' : 'en'] ?? '';
    const seats = [...moment.seats]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 6)
      .map(([party, n]) => `${nameOf(party)} ${n}`)
      .join(' · ');
    words.textContent = seats === '' ? time : `${time} · ${seats}`;
    range.setAttribute('aria-valuetext', words.textContent);
    for (const row of document.querySelectorAll<HTMLElement>('tr[data-at]'))
      row.classList.toggle('a', Number(row.dataset['at']) === Date.parse(moment.at));
    const leaders = leadersAt(at);
    for (const tile of tiles) {
      const leader = leaders.get(tile.id) ?? -1;
      const known = data.parties[leader] !== undefined;
      const fill = isNow ? tile.fill : known ? fillOf(leader) : null;
      tile.use?.setAttribute('href', isNow ? tile.shape : known ? '#l' : '#w');
      if (fill === null) tile.use?.removeAttribute('fill');
      else tile.use?.setAttribute('fill', fill);
      if (tile.title)
        tile.title.textContent = isNow
          ? tile.words
          : `${tile.words.split(':', 1)[0]}: ${nameOf(leader)} (${clockTime})`;
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
    if (Number(range.value) >= last()) range.value = '0';
    button.textContent = stop;
    timer = window.setInterval(() => {
      if (Number(range.value) >= last()) halt();
      else range.value = String(Number(range.value) + 1);
      show();
    }, PLAY_MS);
    show();
  });
  range.addEventListener('input', () => {
    halt();
    show();
  });
  // An update draws the newest cut: the reader's moment is shown again, and who looks at "now" goes along.
  document.addEventListener('khanaen:cut', async () => {
    tiles = readTiles();
    show();
    if (Date.now() - readAt < AGAIN_MS) return;
    readAt = Date.now();
    const newer = await load().catch(() => null);
    if (newer === null) return;
    const following = Number(range.value) >= last();
    data = newer;
    range.max = String(last());
    if (following) range.value = range.max;
    show();
  });
}

const host = document.getElementById('scrub');
if (host !== null) start(host).catch(() => undefined);
