import { at } from '../../../src/basics/assert.ts';
import { formatMoment } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { Block, CutLine, scrollClass } from '../parts/basics.tsx';
import type { PageContent } from '../parts/layout.tsx';
import { CapReason } from '../parts/units.tsx';
import type { Site } from '../site.ts';
import { areaAt, areaName, link } from '../site.ts';

export const REASONS = ['awaited', 'photographed', 'partly', 'cap', 'embargo', 'pause'] as const;
export type Reason = (typeof REASONS)[number];

/** Why a unit is not in the totals; null when it is. */
export function reasonOf({ view }: Site, unit: number): Reason | null {
  const status = view.unitStatus(unit);
  if (status === 'shown') return null;
  if (status !== 'held-back') return status;
  if (view.policy.embargo) return 'embargo';
  const { constituencyId, kind } = at(view.election.pkg.units, unit);
  // Only stations stand in the line of the cap; what else is held waits for the end of a pause.
  if (kind !== 'station' || !view.policy.paused) return kind === 'station' ? 'cap' : 'pause';
  const area = view.election.areaIndex.get(constituencyId) ?? 0;
  return view.held(area).find((held) => held.unitIndex === unit)?.why ?? 'pause';
}

/** Units of an area that are not shown, counted by reason. */
function countsOf(site: Site, area: number): ReadonlyMap<Reason, number> {
  const counts = new Map<Reason, number>();
  const list = at(site.index.constituenciesOf, area);
  for (const constituency of list.length === 0 ? [area] : list) {
    for (const unit of at(site.view.election.unitsOfConstituency, constituency)) {
      const why = reasonOf(site, unit);
      if (why !== null) counts.set(why, (counts.get(why) ?? 0) + 1);
    }
  }
  return counts;
}

/** All units that are not in the totals, by province and reason: nothing is missing without a word. */
export function missingPage(site: Site): PageContent {
  const { w, m, index } = site;
  const provinces = index.provinces.length > 0 ? index.provinces : index.bodies;
  const rows = provinces.map((area) => ({ area, counts: countsOf(site, area) }));
  const reasons = REASONS.filter((why) => rows.some((row) => row.counts.has(why)));
  const sum = (why: Reason) => rows.reduce((n, row) => n + (row.counts.get(why) ?? 0), 0);
  return {
    title: m.missing,
    description: m.missingIntro,
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    body: (
      <>
        <h1>{m.missing}</h1>
        <CutLine site={site} />
        <p>{m.missingIntro}</p>
        {reasons.length === 0 ? (
          <p>{m.missingNone}</p>
        ) : (
          <>
            <Block site={site} id="reasons" title={w.reason}>
              <dl>
                {reasons.map((why) => (
                  <div key={why}>
                    <dt>
                      <strong>
                        {m.why[why]}: {groupDigits(sum(why))}
                      </strong>
                    </dt>
                    <dd>
                      <WhyText site={site} why={why} />
                    </dd>
                  </div>
                ))}
              </dl>
            </Block>
            <Block site={site} id="by-province" title={w.provinces} lazy={rows.length}>
              <div class={scrollClass(reasons.length, 3)} tabIndex={reasons.length > 1 ? 0 : undefined}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{w.province}</th>
                      {reasons.map((why) => (
                        <th key={why} scope="col" class="r w3">
                          {m.why[why]}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {rows
                      .filter((row) => row.counts.size > 0)
                      .map((row) => (
                        <tr key={row.area}>
                          <th scope="row">
                            <a href={link(site, { page: 'area', id: areaAt(site, row.area).id })}>
                              {areaName(site, row.area)}
                            </a>
                          </th>
                          {reasons.map((why) => (
                            <td key={why} class="r">
                              {groupDigits(row.counts.get(why) ?? 0)}
                            </td>
                          ))}
                        </tr>
                      ))}
                  </tbody>
                </table>
              </div>
            </Block>
          </>
        )}
      </>
    ),
  };
}

/** A reason in a sentence; the cap with its legal reason and its end (P19). */
export function WhyText({ site, why }: { site: Site; why: Reason }) {
  const { m, view, language } = site;
  if (why !== 'cap') return <>{m.whyText[why]}</>;
  const { until } = view.election.pkg.manifest.publication.cap;
  return (
    <>
      <CapReason site={site} /> · {until === null ? m.capOpen : m.capEnds(formatMoment(until, language))}
    </>
  );
}
