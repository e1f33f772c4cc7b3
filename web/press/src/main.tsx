import { render } from 'preact';
import { Stream } from '../../public/live/stream.ts';
import { Feed } from './data/feed.ts';
import { keptInBrowser } from './data/kept.ts';
import { Reader } from './data/reader.ts';
import type { ScreenProps } from './screen.tsx';
import { Screen } from './screen.tsx';
import { hashOf, readHash } from './wall/hash.ts';
import { Wall } from './wall.ts';
import { pressWordsOf } from './words.ts';

/** The pointer is hidden when it has not moved for so long. */
const IDLE_MS = 3_000;

function start(root: HTMLElement): void {
  const html = document.documentElement;
  const named = document.querySelector<HTMLMetaElement>('meta[name=khanaen-base]')?.content ?? '';
  // This script lies two folders below the address above `v1/`.
  const base = named === '' ? new URL(/* @vite-ignore */ '../../', import.meta.url).href : named;

  const draw = (props: ScreenProps) => {
    const { language, dark } = props.state;
    html.lang = language;
    html.dataset['theme'] = dark ? 'dark' : 'light';
    document.title = `${pressWordsOf(language).title} · Khanaen`;
    const hash = hashOf(props.state);
    if (props.stage !== null && location.hash !== hash) history.replaceState(null, '', hash);
    render(<Screen {...props} />, root);
  };
  const remembered = readHash(location.hash, html.lang === 'en' ? 'en' : 'th');
  const wall = new Wall({ remembered, now: Date.now, draw });
  // A copy that lies elsewhere is only looked at: a stream is offered by address, of this host.
  const stream = new Stream(() => feed.soon());
  const feed = new Feed({
    reader: new Reader(base, (address, options) => fetch(address, options)),
    kept: keptInBrowser(base),
    now: Date.now,
    random: Math.random,
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    needs: wall.needs,
    frozen: wall.frozen,
    hear: wall.hear,
    stream: (link) => {
      if (named === '') stream.offer(link);
      return stream.live;
    },
  });
  wall.join(feed);

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.code === 'KeyF') {
      event.preventDefault();
      if (document.fullscreenElement === null) void html.requestFullscreen().catch(() => undefined);
      else void document.exitFullscreen();
    } else if (wall.press(event.key, event.code)) event.preventDefault();
  });
  let idle = 0;
  document.addEventListener('mousemove', () => {
    html.classList.remove('idle');
    clearTimeout(idle);
    idle = window.setTimeout(() => html.classList.add('idle'), IDLE_MS);
  });
  setInterval(() => wall.second(), 1_000);
  wall.second();
  void feed.start();
  keepAwake();
  // Keeps this page, so that the computer can start without a line.
  navigator.serviceWorker?.register('/sw.js').catch(() => undefined);
}

/** Asks the browser not to darken the screen; it forgets when the page was hidden. */
function keepAwake(): void {
  const ask = () => {
    if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}

const root = document.getElementById('root');
if (root !== null) start(root);
