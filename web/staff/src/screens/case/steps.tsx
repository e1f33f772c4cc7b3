import { useState } from 'react';
import { CASE_DECISION_LABELS } from '../../../../../src/returns/case-terms.ts';
import { formatMoment } from '../../../../shared/dates.ts';
import type { WholeCase } from '../../api/cases-api.ts';
import { casesApi } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { AskDialog } from '../return/ask-dialog.tsx';
import { TextField } from '../return/fields.tsx';
import { CASE_WORDS } from './words.ts';

interface Line {
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly text: string;
}

/** What happened to the case and because of it, oldest first; notes for those who handle it. */
export function Steps({ one, onDone }: { one: WholeCase; onDone: () => void }) {
  const { say, language, me } = useDesk();
  const w = useWords(CASE_WORDS);
  const [text, setText] = useState('');
  const lines: Line[] = [
    ...one.steps.map(({ kind, by, at, note, command }) => ({
      at,
      by,
      what: w.step[kind] ?? kind,
      text: [
        command?.order === undefined
          ? ''
          : `${say(CASE_DECISION_LABELS[command.order.decision])} ${command.order.number}`,
        command?.effect === undefined ? '' : say(command.effect),
        command?.reason === undefined ? '' : say(command.reason),
        note,
      ]
        .filter((part) => part !== '')
        .join(' · '),
    })),
    ...one.links.map(({ kind, by, at, version }) => ({
      at,
      by,
      what: `${w.step[kind] ?? kind} ${version}`,
      text: '',
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <section aria-label={w.steps}>
      <h2>{w.steps}</h2>
      <ol className="steps">
        {lines.map((line) => (
          <li key={`${line.at} ${line.what}`}>
            {formatMoment(Date.parse(line.at), language)} · <strong>{line.what}</strong> · {line.by}
            {line.text !== '' && <p>{line.text}</p>}
          </li>
        ))}
      </ol>
      {me?.may.includes('handle-case') && (
        <p className="row tools">
          <AskDialog
            label={w.addNote}
            submit={w.addNote}
            ready={text.trim() !== ''}
            onSubmit={async () => {
              await casesApi.note(one.case, text.trim());
              setText('');
              onDone();
            }}
          >
            <TextField label={w.note} value={text} max={2000} onText={setText} required />
          </AskDialog>
        </p>
      )}
    </section>
  );
}
