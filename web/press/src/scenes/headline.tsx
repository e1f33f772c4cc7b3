import { LEADER_PERCENT } from '../../../../src/publication/leader-percent.ts';
import { groupDigits, withSign } from '../../../shared/numbers.ts';
import type { Seats } from '../data/v1.ts';
import { BallotBlock, Nothing, PartyTag } from '../parts/basics.tsx';
import { fillOf, ScaledPatterns } from '../parts/patterns.tsx';
import type { Stage } from '../stage.ts';
import { partyName } from '../stage.ts';
import { rowState } from '../wall/races.ts';
import { WideLines } from './wide.tsx';

/** Rows of the table, with the one of the other parties and the one of seats without a leader. */
const ROWS = 9;

/** Seats from which a part of the bar has room for a pattern of its own scale. */
const WIDE = 14;

type PartySeats = Seats['parties'][number];

const total = (party: PartySeats) => party.constituency + party.list;

/** Parties with most seats first; equal ones in package order. */
export function seatOrder(seats: Seats): readonly PartySeats[] {
  return seats.parties.toSorted((a, b) => total(b) - total(a));
}

/** Seats with the line of the majority, and how far each ballot is. Elections without a House show their first contests. */
export function Headline({ stage }: { stage: Stage }) {
  const { nation } = stage;
  const wide = nation.contests.find(({ kind }) => kind === 'executive' || kind === 'referendum');
  return (
    <div class="headline">
      {nation.seats !== null && <HouseBar stage={stage} seats={nation.seats} />}
      <div class="wide-narrow">
        {nation.seats !== null ? (
          <SeatTable stage={stage} seats={nation.seats} />
        ) : wide !== undefined ? (
          <WideLines stage={stage} contest={wide} most={6} />
        ) : (
          <Nothing stage={stage} />
        )}
        <div class="blocks">
          {nation.ballots.map((ballot) => (
            <BallotBlock
              key={ballot.ballot}
              stage={stage}
              ballot={ballot}
              stations={nation.coverage.stations}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The majority is drawn only for a whole House, not for a package of one province. */
function HouseBar({ stage, seats }: { stage: Stage; seats: Seats }) {
  const { w, nation } = stage;
  const all = seats.listSeats + nation.constituencies.filter((row) => row.length > 4).length;
  const whole = nation.provinces.length > 1;
  const parties = seatOrder(seats);
  let x = 0;
  const words = parties.map((party) => `${partyName(stage, party.party)} ${total(party)}`).join(', ');
  return (
    <div class="house">
      {whole && <p class="maj">{w.majority(groupDigits(Math.floor(all / 2) + 1))}</p>}
      <svg
        viewBox={`0 0 ${all} 10`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${w.seatsBar}: ${words === '' ? w.seatsOpen : words}`}
      >
        <ScaledPatterns stage={stage} prefix="pb" width={7} height={3} />
        <path class="all" d={`M0 0h${all}v10H0z`} />
        {parties.map((party) => {
          const from = x;
          x += total(party);
          return (
            <path
              key={party.party}
              class="seat"
              d={`M${from} 0h${total(party)}v10h-${total(party)}z`}
              fill={fillOf(stage, party.party, total(party) >= WIDE ? 'pb' : 'pk')}
            />
          );
        })}
        {whole && <path class="half" d={`M${all / 2} 0v10`} />}
      </svg>
    </div>
  );
}

function SeatTable({ stage, seats }: { stage: Stage; seats: Seats }) {
  const { w, nation } = stage;
  const parties = seatOrder(seats);
  const early = nation.constituencies.filter((row) => rowState(row) === 'too-early').length;
  const most = ROWS - (seats.open > 0 ? 1 : 0) - (early > 0 ? 1 : 0);
  const listed = parties.length <= most ? parties : parties.slice(0, most - 1);
  const rest = parties.slice(listed.length);
  const sum = (key: 'constituency' | 'list') => rest.reduce((n, party) => n + party[key], 0);
  return (
    <table class="rows">
      <thead>
        <tr>
          <th scope="col">{stage.official ? w.seatsBar : w.seats}</th>
          <th scope="col" class="r n5">
            {w.constituencySeats.replaceAll('\u00ad', '')}
          </th>
          <th scope="col" class="r n5">
            {w.listSeats.replaceAll('|', '')}
          </th>
          <th scope="col" class="r n3">
            {w.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {listed.map((party) => (
          <tr key={party.party}>
            <th scope="row">
              <PartyTag stage={stage} party={party.party} />
            </th>
            <SeatCells constituency={party.constituency} list={party.list} />
          </tr>
        ))}
        {rest.length > 0 && (
          <tr>
            <th scope="row">{w.otherParties(groupDigits(rest.length))}</th>
            <SeatCells constituency={sum('constituency')} list={sum('list')} />
          </tr>
        )}
        {early > 0 && (
          // They count above for whoever has most votes, though no scene names a leader of theirs.
          <tr class="soft">
            <th scope="row">{stage.p.ofThese(earlyWords(stage))}</th>
            <td class="r">{groupDigits(early)}</td>
            <td />
            <td />
          </tr>
        )}
        {seats.open > 0 && (
          <tr class="soft">
            <th scope="row">{w.seatsOpen}</th>
            <td />
            <td />
            <td class="r">{groupDigits(seats.open)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** How the map's key names constituencies too early to call. */
export function earlyWords({ w, language }: Stage): string {
  return `${w.stateShort['too-early']} (< ${withSign(String(LEADER_PERCENT), language)})`;
}

function SeatCells({ constituency, list }: { constituency: number; list: number }) {
  return (
    <>
      <td class="r">{groupDigits(constituency)}</td>
      <td class="r">{groupDigits(list)}</td>
      <td class="r">
        <strong>{groupDigits(constituency + list)}</strong>
      </td>
    </>
  );
}
