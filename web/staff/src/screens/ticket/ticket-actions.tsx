import { useState } from 'react';
import type { TicketAnswer } from '../../../../../src/returns/ticket-terms.ts';
import {
  MAX_TICKET_TEXT,
  TICKET_ANSWER_LABELS,
  TICKET_ANSWERS,
} from '../../../../../src/returns/ticket-terms.ts';
import type { OpenTicket } from '../../api/tickets-api.ts';
import { ticketsApi } from '../../api/tickets-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { AskDialog } from '../return/ask-dialog.tsx';
import { Choice, TextField } from '../return/fields.tsx';
import { TICKET_WORDS } from '../tickets/words.ts';

interface ActionProps {
  readonly one: OpenTicket;
  readonly onDone: () => void;
}

/** What can be done with the ticket now, by right and stage. */
export function TicketActions({ one, onDone }: ActionProps) {
  const { me } = useDesk();
  const w = useWords(TICKET_WORDS);
  if (me?.may.includes('answer-ticket') !== true) return null;
  const others = one.others.filter(({ stage }) => stage !== 'merged');
  return (
    <p className="row tools">
      {one.stage === 'open' && <Answer one={one} onDone={onDone} />}
      {one.stage === 'open' && one.level !== 'national' && (
        <Noted
          label={w.escalate}
          hint={w.escalateHint}
          onSubmit={(note) => ticketsApi.escalate(one.ticket, note).then(onDone)}
        />
      )}
      {one.stage === 'open' && others.length > 0 && <Merge one={one} onDone={onDone} />}
      {one.stage !== 'open' && (
        <Noted
          label={w.reopen}
          hint={w.reopenHint}
          onSubmit={(note) => ticketsApi.reopen(one.ticket, note).then(onDone)}
        />
      )}
    </p>
  );
}

/** Answers in public: one of the closed list, and words. */
function Answer({ one, onDone }: ActionProps) {
  const { say } = useDesk();
  const w = useWords(TICKET_WORDS);
  const [answer, setAnswer] = useState<TicketAnswer | ''>('');
  const [th, setTh] = useState('');
  const [en, setEn] = useState('');
  const [chosen, setChosen] = useState('');
  const needsCase = answer === 'notice-differs';
  return (
    <AskDialog
      label={w.answer}
      submit={w.answer}
      hint={w.answerHint}
      ready={answer !== '' && th.trim() !== '' && (!needsCase || chosen !== '')}
      onSubmit={async () => {
        if (answer === '') return;
        const body = { answer, text: { th, en } };
        await ticketsApi.answer(one.ticket, needsCase ? { ...body, case: chosen } : body);
        onDone();
      }}
    >
      <Choice
        label={w.kind}
        nothing="—"
        value={answer}
        options={TICKET_ANSWERS}
        names={TICKET_ANSWER_LABELS}
        onValue={setAnswer}
      />
      {answer === 'record-wrong' && <p className="hint">{w.correctFirst}</p>}
      {needsCase && one.cases.length === 0 && <p className="hint">{w.noCase}</p>}
      {needsCase && one.cases.length > 0 && (
        <label>
          {w.forCase}
          <select value={chosen} required onChange={(event) => setChosen(event.target.value)}>
            <option value="">—</option>
            {one.cases.map((known) => (
              <option key={known.case} value={known.case}>
                {known.case} · {say(known.summary)}
              </option>
            ))}
          </select>
        </label>
      )}
      <TextField label={w.textTh} value={th} max={MAX_TICKET_TEXT} onText={setTh} required />
      <TextField label={w.textEn} value={en} max={MAX_TICKET_TEXT} onText={setEn} />
    </AskDialog>
  );
}

function Merge({ one, onDone }: ActionProps) {
  const { say } = useDesk();
  const w = useWords(TICKET_WORDS);
  const [into, setInto] = useState('');
  return (
    <AskDialog
      label={w.merge}
      submit={w.merge}
      hint={w.mergeHint}
      ready={into !== ''}
      onSubmit={() => ticketsApi.merge(one.ticket, into).then(onDone)}
    >
      <label>
        {w.into}
        <select value={into} required onChange={(event) => setInto(event.target.value)}>
          <option value="">—</option>
          {one.others.map((other) => (
            <option key={other.ticket} value={other.ticket}>
              {other.ticket} · {say(other.place)} · {other.claimed}
            </option>
          ))}
        </select>
      </label>
    </AskDialog>
  );
}

interface NotedProps {
  readonly label: string;
  readonly hint: string;
  readonly onSubmit: (note: string) => Promise<unknown>;
}

/** Something that takes a reason, which stays inside. */
function Noted({ label, hint, onSubmit }: NotedProps) {
  const w = useWords(TICKET_WORDS);
  const [note, setNote] = useState('');
  return (
    <AskDialog
      label={label}
      submit={label}
      hint={hint}
      ready={note.trim() !== ''}
      onSubmit={() => onSubmit(note)}
    >
      <TextField label={w.reason} value={note} max={2000} rows={2} onText={setNote} required />
    </AskDialog>
  );
}
