import { useQuery } from '@tanstack/react-query';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { NoticeJob } from '../../api/press-api.ts';
import { pressApi } from '../../api/press-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

const WHILE_PRINTING_MS = 2_000;
const OTHERWISE_MS = 60_000;

/** Notices that were ordered for many units, with their files. */
export function NoticeJobs() {
  const words = useWords(WORDS);
  const { data } = useQuery({
    queryKey: ['notice-jobs'],
    queryFn: pressApi.jobs,
    refetchInterval: ({ state }) => {
      const busy = state.data?.jobs.some((job) => job.state === 'waiting' || job.state === 'printing');
      return busy === true ? WHILE_PRINTING_MS : OTHERWISE_MS;
    },
  });
  const jobs = data?.jobs ?? [];
  if (jobs.length === 0) return null;
  return (
    <>
      <h3>{words.jobs}</h3>
      <ul className="press-jobs">
        {jobs.map((job) => (
          <Job key={job.id} job={job} />
        ))}
      </ul>
    </>
  );
}

function Job({ job }: { readonly job: NoticeJob }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const state = words.states[job.state] ?? job.state;
  return (
    <li>
      <strong>{say(job.name)}</strong> · {words.languages[job.language]} · {words.ofCut(groupDigits(job.cut))}
      <br />
      {words.jobState(state, groupDigits(job.done), groupDigits(job.units))}
      {job.left > 0 && ` · ${words.left(groupDigits(job.left))}`}
      <ul className="press-links">
        {job.files.map(({ name, pages }) => (
          <li key={name}>
            <a href={pressApi.jobFileUrl(job.id, name)} download={name}>
              {words.take(name)}
            </a>{' '}
            <small>{words.pages(groupDigits(pages))}</small>
          </li>
        ))}
      </ul>
    </li>
  );
}
