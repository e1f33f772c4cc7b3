import { SEAT_STATES } from '../../../src/publication/seat-state.ts';
import type { PartySeats, SeatTable } from '../../../src/tally/model.ts';
import { groupDigits, progressPercent, withSign } from '../../shared/numbers.ts';
import type { SeatState, Site } from '../site.ts';
import { link, partyName, seatState } from '../site.ts';
import { Block, Breakable, PartyLabel } from './basics.tsx';
import { fillOf, ScaledPatterns, scaledFill } from './patterns.tsx';

const totalOf = (p: PartySeats) => p.list + p.constituency;

/** Wide enough in the bar for a pattern of its own scale. */
const isWide = (p: PartySeats) => totalOf(p) >= 5;

/** Parties with seats, most seats first; equal ones by votes, then in package order. */
export function seatOrder(seats: SeatTable): readonly PartySeats[] {
  return seats.parties
    .filter((p) => totalOf(p) > 0)
    .sort((a, b) => totalOf(b) - totalOf(a) || b.votes - a.votes || a.partyIndex - b.partyIndex);
}

/** The House as a bar, the line of the majority, and the parties with seats. All of it a projection. */
export function HouseBlock({ site, seats, top }: { site: Site; seats: SeatTable; top: number }) {
  const { w } = site;
  const parties = seatOrder(seats);
  const listed = parties.length <= top + 1 ? parties : parties.slice(0, top);
  const rest = parties.slice(listed.length);
  return (
    <Block site={site} id="seats" title={site.view.head.status === 'official' ? w.seatsBar : w.seats}>
      <HouseBar site={site} parties={parties} />
      <ShownSoFar site={site} />
      <SeatRows site={site} parties={listed}>
        {rest.length > 0 && (
          <tr>
            <th scope="row">
              <a href={link(site, { page: 'parties' })}>{w.otherParties(groupDigits(rest.length))}</a>
            </th>
            <SeatCells constituency={sum(rest, 'constituency')} list={sum(rest, 'list')} />
          </tr>
        )}
        {seats.open > 0 && (
          <tr>
            <th scope="row">{w.seatsOpen}</th>
            <td class="r" />
            <td class="r" />
            <td class="r">{groupDigits(seats.open)}</td>
          </tr>
        )}
      </SeatRows>
      <ConstituencyStates site={site} />
      {seats.tiedForLast.length > 0 && (
        <p class="note">{w.seatTie(seats.tiedForLast.map((p) => partyName(site, p)).join(', '))}</p>
      )}
      {site.view.head.status !== 'official' && <p class="soft">{w.seatsNote}</p>}
    </Block>
  );
}

/** One line under the bar: how much of each ballot these seats rest on. */
export function ShownSoFar({ site }: { site: Site }) {
  const { w, view, index } = site;
  const { expected } = view.coverage(index.nation).stations;
  const parts = index.kinds.map((kind, ballot) => {
    const { stations } = view.tally.totals(index.nation, ballot);
    const percent = progressPercent(stations, expected, view.head.status === 'official') ?? '0';
    return (
      <span key={kind} class="n">
        {w.contest[kind]} <strong>{withSign(percent, site.language)}</strong>
      </span>
    );
  });
  return (
    <p class="sofar">
      <span class="n">{w.sofar}</span> {parts}
    </p>
  );
}

/** How far the constituency seats of the table above are from being certain: all of them by their state. */
export function ConstituencyStates({ site }: { site: Site }) {
  const { w, m, view } = site;
  const counts = new Map<SeatState, number>();
  view.election.pkg.contests.forEach(({ kind }, contest) => {
    const outcome = kind === 'constituency' ? view.outcome(contest) : null;
    if (outcome === null) return;
    const state = seatState(site, outcome);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  });
  const all = [...counts.values()].reduce((total, n) => total + n, 0);
  if (all === 0) return null;
  const parts = SEAT_STATES.flatMap((state) => {
    const n = counts.get(state);
    return n === undefined ? [] : [`${w.stateShort[state]}\u00a0${groupDigits(n)}`];
  });
  return (
    <p>
      {m.seatStates(groupDigits(all))}: {parts.join(' · ')}
      {counts.has('too-early') && <span class="can soft">{m.seatsEarly}</span>}
    </p>
  );
}

function sum(parties: readonly PartySeats[], key: 'constituency' | 'list'): number {
  return parties.reduce((total, p) => total + p[key], 0);
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

interface SeatRowsProps {
  readonly site: Site;
  readonly parties: readonly PartySeats[];
  readonly children?: preact.ComponentChildren;
}

function SeatRows({ site, parties, children }: SeatRowsProps) {
  const { w } = site;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{w.party}</th>
          <th scope="col" class={w.constituencySeats.length > 9 ? 'r w3' : 'r w2'}>
            <Breakable text={w.constituencySeats} />
          </th>
          <th scope="col" class="r w2">
            <Breakable text={w.listSeats} />
          </th>
          <th scope="col" class="r w1">
            {w.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {parties.map((p) => (
          <tr key={p.partyIndex}>
            <th scope="row">
              <PartyLabel site={site} partyIndex={p.partyIndex} />
            </th>
            <SeatCells constituency={p.constituency} list={p.list} />
          </tr>
        ))}
        {children}
      </tbody>
    </table>
  );
}

/**
 * One bar of all seats. The majority is drawn only for a whole House: a package of one province has seats of the list, but
 * a "majority" of them would mean nothing.
 */
function HouseBar({ site, parties }: { site: Site; parties: readonly PartySeats[] }) {
  const { w, index } = site;
  const all = index.houseSeats;
  const majority = Math.floor(all / 2) + 1;
  const whole = index.provinces.length > 1;
  let x = 0;
  const parts = parties.map((p) => {
    const from = x;
    x += totalOf(p);
    return (
      <path
        key={p.partyIndex}
        d={`M${from} 0h${totalOf(p)}v10h-${totalOf(p)}z`}
        fill={isWide(p) ? scaledFill(site, p.partyIndex, 'pb') : fillOf(site, p.partyIndex)}
      />
    );
  });
  const words = parties.map((p) => `${partyName(site, p.partyIndex)} ${totalOf(p)}`).join(', ');
  return (
    <>
      {whole && <span class="maj">{w.majority(groupDigits(majority))}</span>}
      <svg
        class="bar house"
        viewBox={`0 0 ${all} 10`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${w.seatsBar}: ${words === '' ? w.seatsOpen : words}`}
      >
        <ScaledPatterns
          site={site}
          parties={parties.filter(isWide).map((p) => p.partyIndex)}
          prefix="pb"
          width={9}
          height={3}
        />
        <g stroke="#fff" stroke-width="1">
          {parts}
        </g>
        {whole && (
          // Seen on every colour, and on none.
          <>
            <path d={`M${all / 2} 0v10`} stroke="#fff" stroke-width="3" />
            <path d={`M${all / 2} 0v10`} stroke="#000" stroke-width="2" stroke-dasharray="6 3" />
          </>
        )}
      </svg>
    </>
  );
}
