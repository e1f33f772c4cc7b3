import { groupDigits } from '../../../../shared/numbers.ts';
import type { PrintJob } from '../../api/print-api.ts';
import { printApi } from '../../api/print-api.ts';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** More stand behind a heading that opens. */
const SHOWN = 3;

/** The finished files of a job, one by one and all together. */
export function JobFiles({ job }: { readonly job: PrintJob }) {
  const words = useWords(WORDS);
  const { files } = job;
  if (files.length === 0) return null;
  const rest = files.slice(SHOWN);
  return (
    <>
      <FileLinks job={job} files={files.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary>{words.more(groupDigits(rest.length))}</summary>
          <FileLinks job={job} files={rest} />
        </details>
      )}
      {files.length > 1 && (
        <p>
          <a href={printApi.zipUrl(job.id)} download={`forms-${job.of}.zip`}>
            {words.takeAll}
          </a>
        </p>
      )}
    </>
  );
}

function FileLinks({ job, files }: { readonly job: PrintJob; readonly files: PrintJob['files'] }) {
  const words = useWords(WORDS);
  return (
    <ul className="print-files">
      {files.map(({ name, pages, bytes }) => (
        <li key={name}>
          <a href={printApi.fileUrl(job.id, name)} download={name}>
            {words.take(name)}
          </a>{' '}
          <small>{words.pages(groupDigits(pages), `${(bytes / 1_000_000).toFixed(1)} MB`)}</small>
        </li>
      ))}
    </ul>
  );
}
