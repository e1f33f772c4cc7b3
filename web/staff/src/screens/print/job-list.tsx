import { useMutation } from '@tanstack/react-query';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { PrintForm, PrintJob } from '../../api/print-api.ts';
import { printApi } from '../../api/print-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { JobFiles } from './job-files.tsx';
import { WORDS } from './words.ts';

interface JobListProps {
  readonly jobs: readonly PrintJob[];
  readonly forms: readonly PrintForm[];
  readonly onChanged: (text: string) => void;
}

export function JobList({ jobs, forms, onChanged }: JobListProps) {
  const words = useWords(WORDS);
  return (
    <section aria-labelledby="print-jobs">
      <h2 id="print-jobs">{words.jobs}</h2>
      {jobs.length === 0 ? (
        <p>{words.noJobs}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.files}</th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <Row key={job.id} job={job} forms={forms} onChanged={onChanged} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface RowProps extends Omit<JobListProps, 'jobs'> {
  readonly job: PrintJob;
}

function Row({ job, forms, onChanged }: RowProps) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const busy = job.state === 'waiting' || job.state === 'printing';
  const codes = job.forms?.map((id) => forms.find((form) => form.id === id)?.code ?? id);
  const act = useMutation({
    mutationFn: async () => {
      if (busy) return printApi.stop(job.id);
      const { kind, of, copies } = job;
      return printApi.start({ kind, of, copies, ...(job.forms === null ? {} : { forms: job.forms }) });
    },
    onSuccess: () => onChanged(busy ? words.stopped : words.begun),
  });
  const name = say(job.name);
  return (
    <tr>
      <th scope="row">
        {name}
        <br />
        <small>
          {codes === undefined ? words.everyForm : codes.join(', ')}
          {job.copies && `, ${words.allCopies}`}
        </small>
      </th>
      <td>
        <span className={job.state === 'failed' ? 'bad' : undefined}>{words.states[job.state]}</span>{' '}
        {words.progress(groupDigits(job.done), groupDigits(job.total))}
        <br />
        <progress max={job.total} value={job.done} aria-label={`${name}: ${words.jobs}`} />
        {job.state !== 'done' && (
          <button type="button" disabled={act.isPending} onClick={() => act.mutate()}>
            {busy ? words.stop : words.goOn}
          </button>
        )}
        <Trouble error={act.error} />
      </td>
      <td>
        <JobFiles job={job} />
      </td>
    </tr>
  );
}
