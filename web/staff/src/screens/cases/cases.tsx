import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseStage, CaseTrigger } from '../../../../../src/returns/case-terms.ts';
import {
  CASE_STAGE_LABELS,
  CASE_STAGES,
  CASE_TRIGGER_LABELS,
  CASE_TRIGGERS,
} from '../../../../../src/returns/case-terms.ts';
import { casesApi } from '../../api/cases-api.ts';
import { Trouble } from '../../parts/trouble.tsx';
import type { ScreenProps } from '../../screens.ts';
import { useWords } from '../../words.ts';
import { Choice } from '../return/fields.tsx';
import { CaseTable } from './case-table.tsx';
import './cases.css';
import { Waiting } from './waiting.tsx';
import { CASES_WORDS } from './words.ts';

const REFRESH_MS = 20_000;

/** Corrections that wait for a second person, and the cases of the area of duty. */
export function Cases({ centre }: ScreenProps) {
  const w = useWords(CASES_WORDS);
  const [stage, setStage] = useState<CaseStage | ''>('');
  const [trigger, setTrigger] = useState<CaseTrigger | ''>('');
  const filter = { centre, stage, trigger };
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam }) => casesApi.list(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.more ? last.cases.at(-1)?.case : undefined),
    refetchInterval: REFRESH_MS,
  });
  const cases = data?.pages.flatMap((page) => page.cases) ?? [];
  return (
    <div className="cases-screen">
      <Waiting centre={centre} />
      <h1>{w.cases}</h1>
      <div className="row tools">
        <Choice
          label={w.stage}
          nothing={w.anyStage}
          value={stage}
          options={CASE_STAGES}
          names={CASE_STAGE_LABELS}
          onValue={setStage}
        />
        <Choice
          label={w.trigger}
          nothing={w.anyTrigger}
          value={trigger}
          options={CASE_TRIGGERS}
          names={CASE_TRIGGER_LABELS}
          onValue={setTrigger}
        />
        <a className="button" href={casesApi.csvUrl(filter)} download="cases.csv">
          {w.csv}
        </a>
        <button type="button" onClick={() => print()}>
          {w.print}
        </button>
        <span role="status">{w.shown(cases.length)}</span>
      </div>
      <Trouble error={error} />
      {cases.length === 0 && data !== undefined && <p>{w.none}</p>}
      {cases.length > 0 && <CaseTable cases={cases} />}
      {hasNextPage && (
        <button type="button" className="tools" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {w.more}
        </button>
      )}
    </div>
  );
}
