import {
  CASE_BODY_LABELS,
  CASE_DECISION_LABELS,
  CASE_TRIGGER_LABELS,
  CASE_TRIGGERS,
} from '../../../../../src/returns/case-terms.ts';
import { formatIsoDay, formatMoment } from '../../../../shared/dates.ts';
import type { WholeCase } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { CASE_WORDS } from './words.ts';

/** What everybody may know of the case. */
export function PublicPart({ one }: { one: WholeCase }) {
  const { say, language } = useDesk();
  const w = useWords(CASE_WORDS);
  const trigger = CASE_TRIGGERS.find((known) => known === one.trigger);
  const { order, outcome } = one;
  return (
    <section aria-label={w.publicPart}>
      <h2>{w.publicPart}</h2>
      <dl>
        <dt>{w.trigger}</dt>
        <dd>{trigger === undefined ? one.trigger : say(CASE_TRIGGER_LABELS[trigger])}</dd>
        <dt>{w.summary}</dt>
        <dd>{say(one.summary)}</dd>
        <dt>{w.opened}</dt>
        <dd>
          {formatMoment(Date.parse(one.opened), language)} ·{' '}
          {one.openedBy === null ? w.byRule : w.by(one.openedBy)}
        </dd>
        <dt>{w.order}</dt>
        <dd>
          {order === null
            ? w.noOrder
            : `${say(CASE_DECISION_LABELS[order.decision])} · ${say(CASE_BODY_LABELS[order.body])} · ${order.number} · ${formatIsoDay(order.date, language)}`}
        </dd>
        {outcome !== null && (
          <>
            <dt>{w.outcome}</dt>
            <dd>
              {say(outcome.effect)}
              <br />
              {outcome.changed ? w.resultChanged(outcome.version) : w.resultSame} ·{' '}
              {formatMoment(Date.parse(outcome.at), language)}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
