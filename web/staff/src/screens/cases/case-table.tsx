import {
  CASE_BODY_LABELS,
  CASE_DECISION_LABELS,
  CASE_STAGE_LABELS,
  CASE_TRIGGER_LABELS,
  CASE_TRIGGERS,
} from '../../../../../src/returns/case-terms.ts';
import { formatIsoDay, formatMoment } from '../../../../shared/dates.ts';
import type { ListedCase } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { CASES_WORDS } from './words.ts';

/** The list of cases, newest first. */
export function CaseTable({ cases }: { cases: readonly ListedCase[] }) {
  const { w: common, say, language } = useDesk();
  const w = useWords(CASES_WORDS);
  return (
    <table className="list case-list">
      <thead>
        <tr>
          <th scope="col">{w.number}</th>
          <th scope="col">{w.unit}</th>
          <th scope="col">{w.trigger}</th>
          <th scope="col">{w.stage}</th>
          <th scope="col">{w.order}</th>
          <th scope="col">{w.summary}</th>
          <th scope="col">{w.opened}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => {
          const trigger = CASE_TRIGGERS.find((known) => known === one.trigger);
          return (
            <tr key={one.case}>
              <th scope="row">
                <a className="target" href={`#/cases/${one.case}`}>
                  {one.case}
                </a>
              </th>
              <td>
                <a
                  className="target"
                  href={`#/returns/${encodeURIComponent(one.unit)}/${encodeURIComponent(one.ballot)}`}
                >
                  {one.unit}
                </a>
                <small>
                  {say(one.unitName)} · {common.ballotName[one.ballot] ?? one.ballot}
                </small>
              </td>
              <td data-label={w.trigger}>
                {trigger === undefined ? one.trigger : say(CASE_TRIGGER_LABELS[trigger])}
              </td>
              <td data-label={w.stage}>
                <strong>{say(CASE_STAGE_LABELS[one.stage])}</strong>
              </td>
              <td data-label={w.order}>
                {one.order !== null && (
                  <>
                    {say(CASE_DECISION_LABELS[one.order.decision])}
                    <small>
                      {say(CASE_BODY_LABELS[one.order.body])} {one.order.number} ·{' '}
                      {formatIsoDay(one.order.date, language)}
                    </small>
                  </>
                )}
              </td>
              <td data-label={w.summary}>
                {say(one.summary)}
                {one.outcome !== null && (
                  <small>
                    {w.effect}: {say(one.outcome.effect)}
                  </small>
                )}
              </td>
              <td data-label={w.opened}>{formatMoment(Date.parse(one.opened), language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
