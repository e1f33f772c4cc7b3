import { LANGUAGES } from '../../../src/basics/bilingual.ts';
import { alertWordsOf } from '../alert-words.ts';
import type { Site } from '../site.ts';
import { areaAt, fullAreaName, link } from '../site.ts';

/**
 * Where the script of a constituency's or province's page puts "follow this place" and what came since the reader last looked.
 * Its room is kept from the start, so that nothing moves; without scripts it takes none.
 */
export function Follow({ site, area }: { site: Site; area: number }) {
  const w = alertWordsOf(site.language);
  const { kind, id } = areaAt(site, area);
  const key = `${kind === 'constituency' ? 'c' : 'p'}/${encodeURIComponent(id)}`;
  const counted = site.view.tally.totals(area, 0).counted;
  const [th = '', en = ''] = LANGUAGES.map((language) => fullAreaName({ ...site, language }, area));
  return (
    <>
      {site.fragment ? (
        <div id="follow" data-keep="" />
      ) : (
        <div
          class="follow"
          id="follow"
          data-keep=""
          data-place={key}
          data-th={th}
          data-en={en}
          data-words={[
            w.follow,
            w.unfollow,
            w.alerts,
            w.alertOpen,
            w.alertAlways,
            w.alertWhat,
            w.alertRefused,
            w.alertFailed,
            w.alertMost,
          ].join('|')}
        />
      )}
      <Since site={site} of={key} count={counted} words={w.since('#n', '#t', '#c')} />
    </>
  );
}

interface SinceProps {
  readonly site: Site;
  /** Which page it is, the same in both languages. */
  readonly of: string;
  readonly count: number;
  readonly words: string;
}

/** What came since the reader last looked: filled by a script, from what this device remembers; until then it says what it is for. */
export function Since({ site, of, count, words }: SinceProps) {
  const { sinceNothing, sinceFirst } = alertWordsOf(site.language);
  return (
    <p
      class="since"
      id="since"
      data-key={of}
      data-count={count}
      data-words={`${words}|${sinceNothing('#t', '#c')}`}
    >
      {sinceFirst}
    </p>
  );
}

/**
 * The reader's own places in one line of fixed height, on the overview and on the search page. Without any it leads to the search,
 * or says what it is for.
 */
export function MyPlaces({ site, onSearch }: { site: Site; onSearch?: boolean }) {
  if (site.fragment) return <nav id="my" data-keep="" />;
  const w = alertWordsOf(site.language);
  return (
    <nav class="my" id="my" data-keep="" aria-label={w.mine} data-forget={w.forget('#')}>
      {onSearch === true ? (
        <span class="soft">{w.mineHere}</span>
      ) : (
        <a href={link(site, { page: 'search' })}>{w.findMine}</a>
      )}
    </nav>
  );
}

/** Ballots counted in the whole country, of its first ballot. */
export function countedOf(site: Site): number {
  const nation = Math.max(site.index.nation, 0);
  return site.view.tally.totals(nation, 0).counted;
}
