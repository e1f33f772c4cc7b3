import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { printApi } from '../../api/print-api.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { JobList } from './job-list.tsx';
import { OrderForm } from './order-form.tsx';
import './print.css';
import { WORDS } from './words.ts';

const WHILE_PRINTING_MS = 2_000;
const OTHERWISE_MS = 30_000;

/** Orders forms for a unit, a centre or a province, and hands out the files. */
export function Print({ centre }: { readonly centre: string | null }) {
  const words = useWords(WORDS);
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const { data, error } = useQuery({
    queryKey: ['print-jobs'],
    queryFn: printApi.jobs,
    refetchInterval: ({ state }) => {
      const busy = state.data?.jobs.some((job) => job.state === 'waiting' || job.state === 'printing');
      return busy === true ? WHILE_PRINTING_MS : OTHERWISE_MS;
    },
  });
  const changed = (text: string) => {
    setSaid(text);
    void queries.invalidateQueries({ queryKey: ['print-jobs'] });
  };
  return (
    <div className="print-screen">
      <h1>{words.title}</h1>
      <p>{words.why}</p>
      <p role="status" className="status">
        {said}
      </p>
      <OrderForm centre={centre} forms={data?.forms ?? []} onBegun={() => changed(words.begun)} />
      <Trouble error={error} />
      {data !== undefined && <JobList jobs={data.jobs} forms={data.forms} onChanged={changed} />}
    </div>
  );
}
