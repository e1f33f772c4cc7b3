import type { Bilingual } from '../../../src/basics/bilingual.ts';
import type { PublicCase } from '../../../src/publication/model.ts';
import {
  CASE_BODY_LABELS,
  CASE_DECISION_LABELS,
  CASE_TRIGGER_LABELS,
} from '../../../src/returns/case-terms.ts';
import { formatIsoDay, formatMoment } from '../../shared/dates.ts';
import type { Site } from '../site.ts';
import { nameIn } from '../site.ts';
import { Block } from './basics.tsx';

/** A label of a closed list; a word that this program does not know stands as it is. */
function label(site: Site, labels: Readonly<Record<string, Bilingual>>, key: string): string {
  const known = Object.hasOwn(labels, key) ? labels[key] : undefined;
  return known === undefined ? key : nameIn(site, known);
}

/** What must be decided, or was decided, about the forms of a unit. Nothing where there is no case. */
export function UnitCases({ site, cases }: { site: Site; cases: readonly PublicCase[] }) {
  const { w, language } = site;
  if (cases.length === 0) return null;
  const when = (at: string) => formatMoment(Date.parse(at), language);
  return (
    <Block site={site} id="cases" title={w.cases}>
      <ul>
        {cases.map((one) => (
          <li key={one.id}>
            <strong>{w.caseTitle(one.id, label(site, CASE_TRIGGER_LABELS, one.trigger))}</strong> ·{' '}
            {one.closed === null ? w.caseOpen : w.caseClosed(when(one.closed.at))}
            <div>{nameIn(site, one.summary)}</div>
            <div class="soft">{w.caseOpened(when(one.openedAt))}</div>
            {one.order !== null && (
              <div>
                {w.caseOrder}: {label(site, CASE_DECISION_LABELS, one.order.decision)} ·{' '}
                {label(site, CASE_BODY_LABELS, one.order.body)} {one.order.number} ·{' '}
                {formatIsoDay(one.order.date, language)}
              </div>
            )}
            {one.closed !== null && (
              <div>
                {w.caseEffect}: {nameIn(site, one.closed.effect)}
                {one.closed.changed !== null && ` (${one.closed.changed ? w.caseChanged : w.caseSame})`}
              </div>
            )}
            {one.reopened !== null && (
              <div>
                {w.caseReopened} {when(one.reopened.at)}: {nameIn(site, one.reopened.reason)}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Block>
  );
}
