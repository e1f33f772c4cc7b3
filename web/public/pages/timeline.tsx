import { formatDay, formatTime } from '../../shared/dates.ts';
import { groupDigits, progressPercent, withSign } from '../../shared/numbers.ts';
import { Block, CutLine, Pieces } from '../parts/basics.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { TileMap } from '../parts/tile-map.tsx';
import type { Site } from '../site.ts';
import { link, partyName } from '../site.ts';
import { hasMap, squaresOf } from '../tile-squares.ts';
import { momentsOf } from '../timeline.ts';

/** Parties named at each moment. */
const TOP = 3;

/** The count over time: a table of moments; its script adds a slider that moves the map and the seats back in time. */
export function timelinePage(site: Site): PageContent {
  const { w, m, view, index, language } = site;
  const moments = momentsOf(view);
  const { expected } = view.coverage(Math.max(index.nation, 0)).stations;
  const withSeats = view.seats !== null;
  const map = hasMap(site);
  return {
    title: m.timeline,
    description: m.timelineIntro,
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    island: 'timeline',
    body: (
      <>
        <h1>{m.timeline}</h1>
        <CutLine site={site} />
        <p>{m.timelineIntro}</p>
        {moments.length === 0 ? (
          <p>{m.timelineNone}</p>
        ) : (
          <>
            <div
              id="scrub"
              data-keep=""
              data-words={[m.timelineSlide, m.timelinePlay, m.timelineStop, m.now, w.unofficial].join('|')}
              data-areas={
                map
                  ? squaresOf(site)
                      .map((s) => s.id)
                      .join(' ')
                  : ''
              }
            />
            <div class={map ? 'two' : undefined}>
              <Block site={site} id="moments" title={m.timeline}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col" class="w3">
                        {m.time}
                      </th>
                      <th scope="col" class="r w3">
                        {w.stations}
                      </th>
                      {withSeats && <th scope="col">{m.biggest}</th>}
                    </tr>
                  </thead>
                  <tbody>
                    {moments.toReversed().map((moment) => (
                      <tr key={moment.at} data-at={moment.at}>
                        <th scope="row">
                          <time dateTime={new Date(moment.at).toISOString()}>
                            {/* The cut itself may come within the minute of the moment before. */}
                            {formatTime(moment.at, language, moment.at % 60_000 !== 0)}
                            <br />
                            <span class="soft">{formatDay(moment.at, language)}</span>
                          </time>
                        </th>
                        <td class="r">
                          {withSign(
                            progressPercent(moment.stations, expected, view.head.status === 'official') ??
                              '–',
                            language,
                          )}
                          <div class="soft">{groupDigits(moment.stations)}</div>
                        </td>
                        {withSeats && (
                          <td class="q">
                            <Pieces
                              texts={moment.seats
                                .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
                                .slice(0, TOP)
                                .map(([party, seats]) => `${partyName(site, party)}\u00a0${seats}`)}
                            />
                          </td>
                        )}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Block>
              {map && <TileMap site={site} />}
            </div>
          </>
        )}
      </>
    ),
  };
}
