import type { PartySeats } from '../../../src/tally/model.ts';
import { groupDigits } from '../../shared/numbers.ts';
import type { SeatGroup } from '../parts/arc.tsx';
import { HouseArc } from '../parts/arc.tsx';
import { Block, CutLine, PartyLabel } from '../parts/basics.tsx';
import { ConstituencyStates, ShownSoFar, seatOrder } from '../parts/house.tsx';
import type { PageContent } from '../parts/layout.tsx';
import type { Site } from '../site.ts';
import { link } from '../site.ts';

/**
 * The House as an arc, and a table where seats can be added up. Without scripts the table says what every party has; with
 * them the boxes add up, by mouse and by keyboard. Null where there is no House.
 */
export function housePage(site: Site): PageContent | null {
  const { view, index, w, m } = site;
  const { seats } = view;
  if (seats === null || index.provinces.length < 2) return null;
  const majority = Math.floor(index.houseSeats / 2) + 1;
  const parties = seatOrder(seats);
  const groups: SeatGroup[] = parties.map((p) => ({ party: p.partyIndex, seats: seatsOf(p) }));
  if (seats.open > 0) groups.push({ party: -1, seats: seats.open });
  return {
    title: m.house,
    description: m.houseIntro,
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    island: 'house',
    body: (
      <>
        <h1>{m.house}</h1>
        <CutLine site={site} />
        <p>{m.houseIntro}</p>
        <div class="two">
          <Block site={site} id="arc" title={m.arc}>
            <HouseArc site={site} groups={groups} />
            <ShownSoFar site={site} />
            <ConstituencyStates site={site} />
            {site.view.head.status !== 'official' && <p class="soft">{w.seatsNote}</p>}
          </Block>
          <Block site={site} id="coalition" title={m.coalition}>
            <p>{m.coalitionHint(groupDigits(majority))}</p>
            <p
              id="sum"
              role="status"
              data-majority={majority}
              data-words={[m.coalitionSum, m.seatsWord, m.coalitionEnough, m.coalitionShort('#')].join('|')}
              data-of={m.coalitionOf('#', groupDigits(majority))}
            />
            <table>
              <thead>
                <tr>
                  <th scope="col">{w.party}</th>
                  <th scope="col" class="r w2">
                    {w.seatsColumn}
                  </th>
                </tr>
              </thead>
              <tbody>
                {parties.map((p) => (
                  <tr key={p.partyIndex} data-party={p.partyIndex} data-seats={seatsOf(p)}>
                    <th scope="row">
                      <PartyLabel site={site} partyIndex={p.partyIndex} />
                    </th>
                    <td class="r">{groupDigits(seatsOf(p))}</td>
                  </tr>
                ))}
                {seats.open > 0 && (
                  <tr>
                    <th scope="row">{w.seatsOpen}</th>
                    <td class="r">{groupDigits(seats.open)}</td>
                  </tr>
                )}
              </tbody>
            </table>
          </Block>
        </div>
      </>
    ),
  };
}

function seatsOf(p: PartySeats): number {
  return p.list + p.constituency;
}
