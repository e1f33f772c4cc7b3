import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { CASE_STAGE_LABELS } from '../../../../../src/returns/case-terms.ts';
import { casesApi } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { placesOf } from '../../entry/places.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import '../return/return.css';
import './case.css';
import { CaseActions } from './case-actions.tsx';
import { Effect } from './effect.tsx';
import { Evidence } from './evidence.tsx';
import { PublicPart } from './public-part.tsx';
import { Steps } from './steps.tsx';
import { CASE_WORDS } from './words.ts';

/** One case: what is public of it, what is not, and what can be done now. */
export function Case() {
  const { case: id = '' } = useParams<{ case: string }>();
  const { w: common, say } = useDesk();
  const w = useWords(CASE_WORDS);
  const queries = useQueryClient();
  const key = ['case', id];
  const { data: one, error } = useQuery({
    queryKey: key,
    queryFn: () => casesApi.view(id),
    refetchInterval: 15_000,
  });
  if (one === undefined) return error === null ? <p role="status">{w.loading}</p> : <Trouble error={error} />;
  const done = () => void queries.invalidateQueries({ queryKey: key });
  const address = `#/returns/${encodeURIComponent(one.unit)}/${encodeURIComponent(one.ballot)}`;
  return (
    <article className="return case-page">
      <header className="what">
        <h1>{w.title(one.case)}</h1>
        <p>
          <strong className="task">{say(CASE_STAGE_LABELS[one.stage])}</strong>
        </p>
        <p>
          {say(one.unitName)} · {common.ballotName[one.ballot] ?? one.ballot} · <code>{one.unit}</code>
        </p>
      </header>
      <p className="row tools">
        <a href="#/cases">{w.back}</a>
        <a href={address}>{w.theReturn}</a>
        <button type="button" onClick={() => print()}>
          {w.print}
        </button>
      </p>
      <Trouble error={error} />
      <CaseActions key={one.stage} one={one} onDone={done} />
      <PublicPart one={one} />
      <Effect one={one} places={placesOf(one)} />
      <Evidence one={one} onDone={done} />
      <Steps one={one} onDone={done} />
    </article>
  );
}
