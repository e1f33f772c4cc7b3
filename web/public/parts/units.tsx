import { at } from '../../../src/basics/assert.ts';
import type { UnitStatus } from '../../../src/publication/model.ts';
import { groupDigits } from '../../shared/numbers.ts';
import type { Site } from '../site.ts';
import { link, nameIn, unitTitle } from '../site.ts';
import { Block, lateClass, Name } from './basics.tsx';

const SIGNS: Readonly<Record<UnitStatus, string>> = {
  awaited: '○',
  photographed: '◔',
  partly: '◑',
  'held-back': '◕',
  shown: '●',
};

export function UnitStatusText({ site, status }: { site: Site; status: UnitStatus }) {
  return (
    <span class="n">
      <span aria-hidden="true">{SIGNS[status]}</span> {site.w.unitStatus[status]}
    </span>
  );
}

/** A unit in a list, with its status. `id` makes it a target of addresses. */
export function UnitItem({ site, unit, id }: { site: Site; unit: number; id?: string }) {
  const spec = at(site.view.election.pkg.units, unit);
  const own = ownName(site, unit);
  return (
    <li id={id}>
      <span>
        <a href={link(site, { page: 'unit', id: spec.id })}>{unitTitle(site, spec)}</a>
        {own !== '' && (
          <>
            {' '}
            <span class="soft">
              <Name site={site} name={{ th: own, en: own }} />
            </span>
          </>
        )}
      </span>
      <UnitStatusText site={site} status={site.view.unitStatus(unit)} />
    </li>
  );
}

/** All units of a constituency under their sub-districts; advance sets that belong to none come first. */
export function UnitList({ site, area }: { site: Site; area: number }) {
  const { w, view } = site;
  const groups = new Map<string | null, number[]>();
  for (const unit of at(view.election.unitsOfConstituency, area)) {
    const key = at(view.election.pkg.units, unit).subDistrictId;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [unit]);
    else group.push(unit);
  }
  const whole = groups.get(null);
  groups.delete(null);
  return (
    <Block site={site} id="units" title={w.units}>
      {whole !== undefined && <Group site={site} title={w.withoutSubDistrict} units={whole} />}
      {[...groups.values()].map((units) => (
        <Group
          key={at(units, 0)}
          site={site}
          title={placeOf(site, at(units, 0))}
          units={units}
          place={at(view.election.pkg.units, at(units, 0)).subDistrictId}
        />
      ))}
    </Block>
  );
}

interface GroupProps {
  readonly site: Site;
  readonly title: string;
  readonly units: readonly number[];
  /** The sub-district, which has a page of its own. */
  readonly place?: string | null;
}

function Group({ site, title, units, place = null }: GroupProps) {
  return (
    <div class={lateClass(units.length)}>
      <h3>
        {place === null ? title : <a href={link(site, { page: 'sub-district', id: place })}>{title}</a>}
      </h3>
      <ul class="grid">
        {units.map((unit) => (
          <UnitItem key={unit} site={site} unit={unit} />
        ))}
      </ul>
    </div>
  );
}

/** Sub-district and district of a unit; empty where it has none. */
export function placeOf(site: Site, unit: number): string {
  const { election } = site.view;
  const { subDistrictId, districtId } = at(election.pkg.units, unit);
  return [subDistrictId, districtId]
    .flatMap((id) => (id === null ? [] : [nameIn(site, election.getArea(id).name)]))
    .join(' · ');
}

/** What a unit's name says beyond its kind, number and place, e.g. the school; often nothing. */
export function ownName(site: Site, unit: number): string {
  const spec = at(site.view.election.pkg.units, unit);
  const name = nameIn(site, spec.name);
  const known = [unitTitle(site, spec), ...placeOf(site, unit).split(' · ')];
  const rest = known.reduce((text, part) => (part === '' ? text : text.replace(part, '')), name).trim();
  return /^(หน่วย|ที่เลือกตั้งกลาง|บัตร|ชุด|unit|polling|station|set|central|advance)[^0-9]*\d*$/i.test(rest)
    ? ''
    : rest;
}

/** Units that are in but not in the totals, each with its reason (P4, P19). */
export function NotShown({ site, area }: { site: Site; area: number }) {
  const { w, view } = site;
  const held = view.held(area);
  const partly = view.partly(area);
  if (held.length + partly.length === 0) return null;
  const slots = groupDigits(view.capSlots(area));
  return (
    <Block site={site} id="not-shown" title={w.notShown}>
      {held.length > 0 && (
        <>
          <h3>
            {w.heldBackTitle} ({groupDigits(held.length)})
          </h3>
          {held.some((unit) => unit.why === 'cap') && (
            <p>
              <CapReason site={site} />
            </p>
          )}
          <ul>
            {held.map((unit) => (
              <li key={unit.unitIndex}>
                <UnitLink site={site} unit={unit.unitIndex} /> · {w.heldBackWhy[unit.why]}
                {unit.position !== null && ` (${w.linePlace(groupDigits(unit.position), slots)})`}
                {unit.completedBy !== null && (
                  <span class="soft"> · {w.ledgerPlace(groupDigits(unit.completedBy))}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {partly.length > 0 && (
        <>
          <h3>
            {w.partlyTitle} ({groupDigits(partly.length)})
          </h3>
          <p>{w.partlyWhy}</p>
          <ul>
            {partly.map((unit) => (
              <li key={unit.unitIndex}>
                <UnitLink site={site} unit={unit.unitIndex} /> ·{' '}
                {w.missing(
                  unit.missing.map((b) => w.ballot[site.index.kinds[b] ?? 'constituency']).join(', '),
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Block>
  );
}

/** A unit with its sub-district, for lists that mix sub-districts. */
function UnitLink({ site, unit }: { site: Site; unit: number }) {
  const spec = at(site.view.election.pkg.units, unit);
  const place = placeOf(site, unit);
  return (
    <a href={link(site, { page: 'unit', id: spec.id })}>
      {unitTitle(site, spec)}
      {place !== '' && ` ${place}`}
    </a>
  );
}

/** The cap in words, with the reason and the source that the election package gives. */
export function CapReason({ site }: { site: Site }) {
  const { w, view } = site;
  const { policy } = view;
  return (
    <>
      {w.heldBackCap(String(policy.capPercent))}
      {site.language === 'th' ? ' · ' : '. '}
      {nameIn(site, policy.capReason)}
      {policy.capSource !== '' && (
        <>
          {' '}
          ({w.capSource}: <span lang="th">{policy.capSource}</span>)
        </>
      )}
    </>
  );
}
