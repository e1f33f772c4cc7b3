import {
  CASE_STAGE_LABELS,
  CASE_TRIGGER_LABELS,
  CASE_TRIGGERS,
} from '../../../../../src/returns/case-terms.ts';
import type { ReturnView } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { RETURN_WORDS } from './words.ts';

/** The cases of the return; those who handle them can open each one. */
export function CaseList({ view }: { view: ReturnView }) {
  const { say, me } = useDesk();
  const w = useWords(RETURN_WORDS);
  const may = me?.may.includes('see-cases') === true;
  if (view.cases.length === 0) return <p>{w.noCases}</p>;
  return (
    <ul className="cases">
      {view.cases.map((one) => {
        const trigger = CASE_TRIGGERS.find((known) => known === one.trigger);
        const title = `${one.case} · ${trigger === undefined ? one.trigger : say(CASE_TRIGGER_LABELS[trigger])}`;
        return (
          <li key={one.case}>
            {may ? <a href={`#/cases/${one.case}`}>{title}</a> : <strong>{title}</strong>} ·{' '}
            {say(CASE_STAGE_LABELS[one.stage])}
            <br />
            {say(one.summary)}
            {one.outcome !== null && (
              <>
                <br />
                {say(one.outcome.effect)}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
