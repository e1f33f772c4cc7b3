import type { ComponentChildren } from 'preact';
import { Fragment, h } from 'preact';
import type { Bilingual } from '../../../src/basics/bilingual.ts';
import { formatMoment } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import type { SeatState, Site } from '../site.ts';
import { nameIn, partyAt } from '../site.ts';
import { fillOf } from './patterns.tsx';

/** The label that stands on every block of numbers. */
function StatusLabel({ site }: { site: Site }) {
  const official = site.view.head.status === 'official';
  return <span class={official ? 'u ok' : 'u'}>{official ? site.w.official : site.w.unofficial}</span>;
}

interface BlockProps {
  readonly site: Site;
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
  /** Rows of a list that the browser may leave without layout until it comes near the screen. */
  readonly lazy?: number | undefined;
}

/** Rem that a row takes on a phone, with names that need a second line. */
const ROW = 4;
/** Rem of the rooms that the style has for `cv`, `cv cv1`, `cv cv2`, … */
const ROOMS = [30, 60, 120, 200, 320, 480];

/**
 * The class of a list that is laid out late. Its room must be no less than what it will take: links beyond the room's end lie
 * under those that follow.
 */
export function lateClass(rows: number): string {
  const room = ROOMS.findIndex((rem) => rem >= rows * ROW + ROW);
  if (room === 0) return 'cv';
  return `cv cv${room < 0 ? ROOMS.length - 1 : room}`;
}

/** A block of numbers: heading, "unofficial" label, content. Numbers stand nowhere else. */
export function Block({ site, id, title, children, lazy }: BlockProps) {
  return (
    <section class={lazy === undefined ? 'b' : `b ${lateClass(lazy)}`} aria-labelledby={id}>
      <div class="h">
        <h2 id={id}>{title}</h2>
        <StatusLabel site={site} />
      </div>
      {children}
    </section>
  );
}

/** Cut number and as-of time: the line under every page's title. */
export function CutLine({ site }: { site: Site }) {
  const { head } = site.view;
  return (
    <p class="asof">
      <StatusLabel site={site} /> <span class="n">{site.w.cut(groupDigits(head.number))}</span> ·{' '}
      <time dateTime={head.at} class="n">
        {site.w.asOf(formatMoment(Date.parse(head.at), site.language))}
      </time>
    </p>
  );
}

/**
 * The class around a table with this many columns of numbers. One never scrolls by itself; up to `fit` of them fit a phone at the
 * usual size of letters, so that nothing hides beside the screen; more of them keep their width and scroll.
 */
export function scrollClass(columns: number, fit: number): string | undefined {
  if (columns < 2) return undefined;
  return columns <= fit ? 'scroll fits' : 'scroll';
}

/** Short texts in a narrow column. Lines break between them; one breaks inside only where it is longer than a line of its own. */
export function Pieces({ texts }: { texts: readonly string[] }) {
  // Their place is their key: a text may stand twice.
  const parts = texts.map((text, i) => [i > 0 ? ' ' : '', h('span', { key: i }, text)]);
  return h(Fragment, {}, parts);
}

const THAI = /[\u0e00-\u0e7f]/;

/** A name whose words are never broken inside; marked as Thai on English pages when it has no English form. */
export function Name({ site, name }: { site: Site; name: Bilingual }) {
  const text = nameIn(site, name);
  const foreign = site.language === 'en' && THAI.test(text);
  const words = text.split(' ');
  // Words of a name follow each other and may repeat: their place is their key.
  const parts = words.map((word, i) => [i > 0 ? ' ' : '', h('span', { class: 'n', key: i }, word)]);
  return h(Fragment, {}, foreign ? <span lang="th">{parts}</span> : parts);
}

/** A heading that may break only at its `|`: browsers break Thai compounds in odd places. */
export function Breakable({ text }: { text: string }) {
  if (!text.includes('|')) return h(Fragment, {}, text);
  const parts = text
    .split('|')
    .map((part, i) => [i > 0 ? h('wbr', { key: -i }) : '', h('span', { class: 'n', key: i + 1 }, part)]);
  return h(Fragment, {}, parts);
}

/** A party's colour, with its pattern where another's is like it; always outlined and always beside its name. */
export function Swatch({ site, partyIndex }: { site: Site; partyIndex: number }) {
  const party = partyAt(site, partyIndex);
  if (party === null) return null;
  return (
    <svg class="s" viewBox="0 0 1 1" aria-hidden="true">
      <path d="M0 0h1v1H0z" fill={fillOf(site, partyIndex)} />
    </svg>
  );
}

export function PartyLabel({ site, partyIndex }: { site: Site; partyIndex: number }) {
  const party = partyAt(site, partyIndex);
  if (party === null) return <>{site.w.independent}</>;
  const name = nameIn(site, party.name);
  // A word joiner keeps the colour at its name; the name itself may break where the language allows it.
  return (
    <span lang={site.language === 'en' && THAI.test(name) ? 'th' : undefined}>
      <Swatch site={site} partyIndex={partyIndex} />
      {`\u2060${name}`}
    </span>
  );
}

/** State of a seat in words; its frame differs too, so that it never hangs on colour. */
export function StateTag({ site, state, short }: { site: Site; state: SeatState; short?: boolean }) {
  return <span class={`st ${state}`}>{short === true ? site.w.stateShort[state] : site.w.state[state]}</span>;
}

/** A bar from 0 to 100. The number stands beside it in words. */
export function ProgressBar({ part, whole }: { part: number; whole: number }) {
  const width = whole > 0 ? Math.floor((part * 1000) / whole) : 0;
  return (
    <svg class="bar prog" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">
      <path d={`M0 0h${width}v1H0z`} />
    </svg>
  );
}
