import { at } from '../../../src/basics/assert.ts';
import { formatMoment } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { alertWordsOf } from '../alert-words.ts';
import { changesFeedOf, logFeedOf } from '../feeds/links.ts';
import { flipTexts } from '../flips.ts';
import { Block, CutLine } from '../parts/basics.tsx';
import { ChangeItem } from '../parts/changes.tsx';
import { countedOf, Since } from '../parts/follow.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { placeOf } from '../parts/units.tsx';
import type { Site } from '../site.ts';
import { fullAreaName, link, unitTitle } from '../site.ts';

const FLIPS = 60;
const CORRECTIONS = 10;
const UNITS = 40;

/** What moved: changes of lead, corrections, units newly in. Its script marks what is new since the reader's last visit. */
export function changesPage(site: Site): PageContent {
  const { w, m, view, language } = site;
  const flips = flipTexts(site, FLIPS);
  const units = newestUnits(site);
  return {
    title: m.changes,
    description: m.changes,
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    island: 'changes',
    feeds: [changesFeedOf(site), logFeedOf(site)],
    body: (
      <>
        <h1>{m.changes}</h1>
        <CutLine site={site} />
        <Since
          site={site}
          of="changes"
          count={countedOf(site)}
          words={alertWordsOf(language).since('#n', '#t', '#c')}
        />
        <Block site={site} id="flips" title={m.flips}>
          {flips.length === 0 && <p>{m.noFlips}</p>}
          <ul>
            {flips.map((flip) => (
              <li key={`${flip.contest}-${flip.at}`} data-at={flip.at}>
                <a href={flip.href}>{flip.place}</a> {m.flipFrom(flip.before, flip.after)}{' '}
                <time class="soft n" dateTime={new Date(flip.at).toISOString()}>
                  {formatMoment(flip.at, language)}
                </time>
              </li>
            ))}
          </ul>
          <p class="soft">{m.flipsNote}</p>
        </Block>
        <Block site={site} id="corrections" title={w.latestCorrections}>
          {view.corrections.length === 0 && <p>{w.noCorrections}</p>}
          <ul>
            {view.corrections.slice(0, CORRECTIONS).map((event) => (
              <ChangeItem key={event.seq} site={site} event={event} />
            ))}
          </ul>
          <a href={link(site, { page: 'corrections' })}>
            {w.corrections} ({groupDigits(view.corrections.length)})
          </a>{' '}
          · <a href={`/v1/changes-${language}.atom`}>{m.followFeed}</a>
        </Block>
        <Block site={site} id="newly" title={m.newlyIn}>
          {units.length === 0 && <p>{m.noNewlyIn}</p>}
          <ul>
            {units.map(({ unit, at: shownAt }) => {
              const spec = at(view.election.pkg.units, unit);
              const area = view.election.areaIndex.get(spec.constituencyId) ?? 0;
              return (
                <li key={unit} data-at={Date.parse(shownAt)}>
                  <a href={link(site, { page: 'unit', id: spec.id })}>
                    {fullAreaName(site, area)} · {placeOf(site, unit)} {unitTitle(site, spec)}
                  </a>{' '}
                  <time class="soft n" dateTime={shownAt}>
                    {formatMoment(Date.parse(shownAt), language)}
                  </time>
                </li>
              );
            })}
          </ul>
        </Block>
      </>
    ),
  };
}

/** Units that came into the totals last, the newest first; equal times in package order. */
function newestUnits({ view }: Site): readonly { readonly unit: number; readonly at: string }[] {
  const newest: { unit: number; at: string }[] = [];
  view.election.returnsOfUnit.forEach((returns, unit) => {
    if (view.unitStatus(unit) !== 'shown') return;
    const first = returns.find((r) => r >= 0);
    const shownAt = first === undefined ? null : view.formTimes(first).shownAt;
    if (shownAt === null) return;
    const last = newest[newest.length - 1];
    if (newest.length >= UNITS && last !== undefined && shownAt <= last.at) return;
    let place = newest.length;
    while (place > 0 && (newest[place - 1]?.at ?? '') < shownAt) place--;
    newest.splice(place, 0, { unit, at: shownAt });
    if (newest.length > UNITS) newest.pop();
  });
  return newest;
}
