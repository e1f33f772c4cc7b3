import { groupDigits } from '../../../shared/numbers.ts';
import { placeName } from '../data/names.ts';
import type { ConstituencyFile, Line } from '../data/v1.ts';
import { constituencyPath } from '../needs.ts';
import { Name, PageMark, PartyTag, StateTag, share, shownPercent } from '../parts/basics.tsx';
import type { Stage } from '../stage.ts';
import { fileOf, named } from '../stage.ts';
import { pageOf, pagesOf } from '../wall/pages.ts';
import type { Race } from '../wall/races.ts';
import { closeCandidates, inOrder, raceOf } from '../wall/races.ts';

const PER_PAGE = 5;
const MOST = 2 * PER_PAGE;

function racesOf(stage: Stage): readonly Race[] {
  const races = closeCandidates(stage.nation).flatMap((id) => {
    const file = fileOf<ConstituencyFile>(stage, constituencyPath(id));
    const race = file === null ? null : raceOf(file.value);
    return race === null ? [] : [race];
  });
  return inOrder(races).slice(0, MOST);
}

export function closePages(stage: Stage): number {
  return pagesOf(racesOf(stage).length, PER_PAGE);
}

/** Margin against what is still out, the closest first. */
export function CloseScene({ stage }: { stage: Stage }) {
  const { w, m } = stage;
  const races = racesOf(stage);
  if (races.length === 0) return <p class="none">{m.closeNone}</p>;
  return (
    <>
      <table class="rows races">
        <thead>
          <tr>
            <th scope="col" class="n12">
              {w.constituencies}
            </th>
            <th scope="col">{m.firstTwo}</th>
            <th scope="col" class="r n5">
              {m.gap}
            </th>
            <th scope="col" class="r n6">
              {m.stillOut}
            </th>
          </tr>
        </thead>
        <tbody>
          {pageOf(races, PER_PAGE, stage.page).map((race) => (
            <tr key={race.id}>
              <th scope="row">
                <Name stage={stage} text={placeName(stage.areas, race.id, stage.language)} />
                <div class="sub">
                  <StateTag stage={stage} state={race.state} />{' '}
                  {stage.p.shown(shownPercent(stage, race.shown, race.expected))}
                </div>
              </th>
              <td>
                <RaceLine stage={stage} line={race.first} />
                <RaceLine stage={stage} line={race.second} />
              </td>
              <td class="r">
                <strong class="big">{groupDigits(race.margin)}</strong>
                <div class="sub">{share(stage, race.margin, race.counted, 2)}</div>
              </td>
              <td class="r big">{groupDigits(race.votersOut)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PageMark stage={stage} pages={pagesOf(races.length, PER_PAGE)} />
    </>
  );
}

function RaceLine({ stage, line }: { stage: Stage; line: Line }) {
  return (
    <div class="race">
      <span class="who">
        {line.name !== undefined && <Name stage={stage} text={named(stage, line.name)} />}
      </span>
      <span class="sub">
        <PartyTag stage={stage} party={line.party} room={18} short />
      </span>
      <span class="r votes">{groupDigits(line.votes)}</span>
    </div>
  );
}
