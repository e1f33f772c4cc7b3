import { at } from '../../../src/basics/assert.ts';
import type { Unit, UnitId } from '../../../src/election/model.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { CutLine } from '../parts/basics.tsx';
import { UnitCases } from '../parts/cases.tsx';
import type { Crumb, PageContent } from '../parts/layout.tsx';
import { OwnPhoto } from '../parts/own-photo.tsx';
import { ReturnPaper } from '../parts/return-paper.tsx';
import { UnitSteps } from '../parts/unit-steps.tsx';
import { UnitTickets } from '../parts/unit-tickets.tsx';
import { ownName, placeOf, UnitStatusText } from '../parts/units.tsx';
import type { Site } from '../site.ts';
import { fullAreaName, link, nameIn, unitTitle } from '../site.ts';
import { crumbsTo } from './area.tsx';
import { reasonOf, WhyText } from './missing.tsx';

/** A unit: each of its forms as written, with findings, history and photos. The end of every number's way. */
export function unitPage(site: Site, id: string): PageContent | null {
  const { view, w, m } = site;
  const { election } = view;
  const index = election.unitIndex.get(id as UnitId);
  if (index === undefined) return null;
  const spec = at(election.pkg.units, index);
  const unit = view.unit(index);
  const title = unitTitle(site, spec);
  const area = election.areaIndex.get(spec.constituencyId) ?? 0;
  const why = reasonOf(site, index);
  const place = placeOf(site, index);
  const constituency = {
    text: fullAreaName(site, area),
    href: link(site, { page: 'constituency', id: spec.constituencyId }),
  };
  return {
    title: [title, place, constituency.text].filter((part) => part !== '').join(' · '),
    description: `${title} ${place} ${constituency.text}`,
    crumbs: [...crumbsTo(site, area), constituency, ...placeCrumb(site, spec)],
    island: 'photo',
    body: (
      <>
        <h1>{title}</h1>
        <p>
          {[
            ownName(site, index),
            place,
            spec.registered === null ? '' : w.registered(groupDigits(spec.registered)),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
        <CutLine site={site} />
        <p>
          {w.status}:{' '}
          <strong>
            <UnitStatusText site={site} status={unit.status} />
          </strong>
        </p>
        {why !== null && (
          <p class="note">
            <strong>{m.whyNotHere}</strong>: <WhyText site={site} why={why} />
          </p>
        )}
        <div class="two">
          {at(election.returnsOfUnit, index).map((r) =>
            r < 0 ? null : <ReturnPaper key={r} site={site} spec={at(election.returns, r)} unit={unit} />,
          )}
        </div>
        <UnitSteps site={site} unit={index} />
        <UnitCases site={site} cases={unit.cases} />
        <OwnPhoto site={site} unit={unit} id={spec.id} />
        <UnitTickets site={site} unit={index} />
        <p class="soft">{w.figureKey}</p>
      </>
    ),
  };
}

/** The sub-district, where the unit has one: the last step down to it. */
function placeCrumb(site: Site, { subDistrictId }: Unit): readonly Crumb[] {
  if (subDistrictId === null) return [];
  const text = nameIn(site, site.view.election.getArea(subDistrictId).name);
  return [{ text, href: link(site, { page: 'sub-district', id: subDistrictId }) }];
}
