import { at } from '../../../src/basics/assert.ts';
import { votersOut } from '../../../src/tally/voters-out.ts';
import { groupDigits, sharePercent, withSign } from '../../shared/numbers.ts';
import { Block, CutLine, Name, PartyLabel, StateTag } from '../parts/basics.tsx';
import type { PageContent } from '../parts/layout.tsx';
import type { SeatState, Site } from '../site.ts';
import { areaAt, fullAreaName, link, seatState } from '../site.ts';

/** Races listed: what a reader looks through. All margins are in the files. */
const LISTED = 50;

interface Race {
  readonly area: number;
  readonly contest: number;
  readonly lines: readonly { readonly line: number; readonly votes: number }[];
  readonly margin: number;
  readonly counted: number;
  /** Most ballots that can still come in; null: not known. */
  readonly out: number | null;
  readonly state: SeatState;
}

/** Single-seat races by their margin, the smallest first; equal ones in package order, so that rows do not jump. */
export function closeRaces(site: Site): readonly Race[] {
  const { view, index } = site;
  const { election } = view;
  const races = (index.constituenciesOf[index.nation] ?? []).flatMap((area): Race[] => {
    const contest = index.contestsOf[area]?.[0];
    const outcome = contest === undefined ? null : view.outcome(contest);
    if (contest === undefined || outcome === null) return [];
    const spec = at(election.pkg.contests, contest);
    const [first, second] = outcome.ranking;
    const state = seatState(site, outcome);
    const open = state === 'leading' || state === 'decided' || state === 'tied' || state === 'no-vote-first';
    if (spec.seats !== 1 || first === undefined || second === undefined || !open) return [];
    const counted = view.tally.totals(area, election.ballots.indexOf(spec.ballot)).counted;
    const margin = first.votes - second.votes;
    const out = votersOut(election, view.tally, contest).ballots;
    return [{ area, contest, lines: [first, second], margin, counted, out, state }];
  });
  return races.sort((a, b) => a.margin * b.counted - b.margin * a.counted || a.area - b.area);
}

/** Margin against what is still out: the readers' second question after the totals. */
export function closePage(site: Site): PageContent | null {
  const { w, m, view, index } = site;
  if ((index.constituenciesOf[index.nation] ?? []).length === 0) return null;
  const races = closeRaces(site).slice(0, LISTED);
  return {
    title: m.close,
    description: m.closeIntro,
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    body: (
      <>
        <h1>{m.close}</h1>
        <CutLine site={site} />
        <p>{m.closeIntro}</p>
        <Block site={site} id="races" title={m.close}>
          {races.length === 0 ? (
            <p>{view.head.status === 'official' ? m.closeDone : m.closeNone}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{m.firstTwo}</th>
                  <th scope="col" class="r w2">
                    {m.gap}
                  </th>
                </tr>
              </thead>
              <tbody>
                {races.map((race) => (
                  <tr key={race.area}>
                    <th scope="row">
                      <a href={link(site, { page: 'constituency', id: areaAt(site, race.area).id })}>
                        {fullAreaName(site, race.area)}
                      </a>{' '}
                      <StateTag site={site} state={race.state} short />
                      {race.lines.map(({ line, votes }) => {
                        const spec = at(at(view.election.linesOfContest, race.contest), line);
                        return (
                          <div key={line} class="lead">
                            <div>
                              <Name site={site} name={spec.name} />
                              {spec.partyIndex >= 0 && (
                                <div class="soft">
                                  <PartyLabel site={site} partyIndex={spec.partyIndex} />
                                </div>
                              )}
                            </div>
                            <span>{groupDigits(votes)}</span>
                          </div>
                        );
                      })}
                      <div class="soft">
                        {race.out === 0
                          ? m.allInShort
                          : race.out === null
                            ? m.outUnknown
                            : m.outAtMost(groupDigits(race.out))}
                      </div>
                    </th>
                    <td class="r">
                      <strong>{groupDigits(race.margin)}</strong>
                      <div class="soft">
                        {withSign(sharePercent(race.margin, race.counted) ?? '–', site.language)}
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Block>
      </>
    ),
  };
}
