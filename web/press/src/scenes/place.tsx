import { seatStateOfFacts } from '../../../../src/publication/seat-state.ts';
import { groupDigits, withSign } from '../../../shared/numbers.ts';
import { placeName, shortName } from '../data/names.ts';
import type { AreaFile, ConstituencyFile } from '../data/v1.ts';
import { placePath } from '../needs.ts';
import {
  Bar,
  Name,
  Nothing,
  PageMark,
  PartyTag,
  StateTag,
  Swatch,
  share,
  shownPercent,
} from '../parts/basics.tsx';
import type { Stage } from '../stage.ts';
import { ballotName, fileOf, named } from '../stage.ts';
import { placesOf } from '../wall/next-place.ts';
import { columnsOf, pageOf, pagesOf } from '../wall/pages.ts';

const PER_COLUMN = 7;
const PER_PAGE = 2 * PER_COLUMN;

/** Rows of the place that is shown: constituencies of a province, or the lines of all ballots of a constituency. */
export function placePages(stage: Stage): number {
  const { nation, place } = stage;
  if (place === null) return 1;
  const file = fileOf<Partial<AreaFile & ConstituencyFile>>(stage, placePath(nation, place))?.value;
  if (placesOf(nation).kind === 'province') return pagesOf(file?.constituencies?.length ?? 0, PER_PAGE);
  return pagesOf((file as ConstituencyFile | undefined)?.ballots.length ?? 0, 1);
}

/** One province or constituency at a time: the one with the newest changes, or the one that is pinned. */
export function PlaceScene({ stage }: { stage: Stage }) {
  const { nation, place, areas, language, w } = stage;
  if (place === null) return <Nothing stage={stage} />;
  const row = [...nation.provinces, ...nation.constituencies].find(([id]) => id === place);
  const [, shown = 0, received = 0, expected = 0] = row ?? [];
  const name = placeName(areas, place, language);
  return (
    <>
      <div class="place">
        <p class="place-name">
          <Name stage={stage} text={name} room={44} />
          {stage.pinned && <span class="chip pin">{stage.p.pinned}</span>}
        </p>
        <div class="cov">
          <strong>{stage.p.shown(shownPercent(stage, shown, expected))}</strong>
          <Bar part={shown} whole={expected} />
          <span>
            {w.stationsShown(groupDigits(shown), groupDigits(expected))} ·{' '}
            {w.stationsReceived(groupDigits(received))}
          </span>
        </div>
      </div>
      {placesOf(nation).kind === 'province' ? (
        <Constituencies stage={stage} place={place} />
      ) : (
        <Lines stage={stage} place={place} />
      )}
      <PageMark stage={stage} pages={placePages(stage)} />
    </>
  );
}

function Constituencies({ stage, place }: { stage: Stage; place: string }) {
  const { w, m, official } = stage;
  const file = fileOf<AreaFile>(stage, placePath(stage.nation, place));
  const rows = file?.value.constituencies ?? [];
  return (
    <div class="columns">
      {columnsOf(pageOf(rows, PER_PAGE, stage.page), PER_COLUMN).map((column) => (
        <table key={column[0]?.id} class="rows">
          <thead>
            <tr>
              <th scope="col" class="n4">
                {w.constituencyShort}
              </th>
              <th scope="col">{official ? w.party : w.leaders}</th>
              <th scope="col" class="n5">
                {w.status}
              </th>
              <th scope="col" class="r n4">
                {m.gap}
              </th>
              <th scope="col" class="r n3">
                %
              </th>
            </tr>
          </thead>
          <tbody>
            {column.map(({ id, stations: [shown, , expected], contests }) => {
              const leader = contests.find((contest) => contest !== null) ?? null;
              const state = leader === null ? 'awaiting' : seatStateOfFacts({ ...leader, shown, expected });
              const tooSoon = state === 'awaiting' || state === 'too-early';
              return (
                <tr key={id}>
                  <th scope="row">{shortName(stage.areas, id, stage.language)}</th>
                  <td>
                    {!tooSoon && leader !== null && state !== 'tied' && state !== 'no-vote-first' && (
                      <PartyTag stage={stage} party={leader.party} room={13} short />
                    )}
                  </td>
                  <td>
                    <StateTag stage={stage} state={state} />
                  </td>
                  <td class="r">{tooSoon || leader === null ? '–' : groupDigits(leader.margin)}</td>
                  <td class="r">
                    {withSign(
                      String(Math.floor(Number.parseFloat(shownPercent(stage, shown, expected)))),
                      stage.language,
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** Lines of one ballot of a constituency that are shown. */
const LINES = 8;

function Lines({ stage, place }: { stage: Stage; place: string }) {
  const { w, parties } = stage;
  const file = fileOf<ConstituencyFile>(stage, placePath(stage.nation, place));
  const ballot = file?.value.ballots[Math.min(stage.page, file.value.ballots.length - 1)];
  const lines = (ballot?.lines ?? [])
    .toSorted((a, b) => b.votes - a.votes || a.number - b.number)
    .slice(0, LINES);
  const top = Math.max(1, ...lines.map(({ votes }) => votes));
  if (ballot === undefined) return null;
  return (
    <section>
      <h2>{ballotName(stage, ballot.ballot)}</h2>
      <table class="rows">
        <tbody>
          {lines.map((line) => (
            <tr key={line.number}>
              <th scope="row">
                <Swatch stage={stage} party={line.party} />
                <Name
                  stage={stage}
                  text={`${w.number} ${line.number} ${named(stage, line.name ?? parties.get(line.party ?? '')?.name ?? { th: '', en: '' })}`}
                  room={34}
                />
              </th>
              <td class="n8">
                <Bar part={line.votes} whole={top} fill={parties.get(line.party ?? '')?.colour} />
              </td>
              <td class="r n6">{groupDigits(line.votes)}</td>
              <td class="r n5">{share(stage, line.votes, ballot.total.valid, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="foot-note">
        {(ballot.seats ?? 1) > 1 && ballot.kind === 'council' ? w.shareOfMarks : w.shareOf}
      </p>
    </section>
  );
}
