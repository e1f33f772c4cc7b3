import { useState } from 'react';
import type { AuditFilter } from '../../api/audit-api.ts';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** The filters as they stand in the form; times are Thai time, `2026-02-08T18:45`. */
export type AuditFields = AuditFilter;

interface FilterFormProps {
  readonly fields: AuditFields;
  readonly onFields: (fields: AuditFields) => void;
}

/** No filter at all. */
export const EVERYTHING: AuditFields = { person: '', action: '', subject: '', from: '', to: '' };

/** The filters; nothing is asked before Enter or the button, so that half a word finds nothing odd. */
export function FilterForm({ fields, onFields }: FilterFormProps) {
  const words = useWords(WORDS);
  const [person, setPerson] = useState(fields.person);
  const [action, setAction] = useState(fields.action);
  const [subject, setSubject] = useState(fields.subject);
  const [from, setFrom] = useState(fields.from);
  const [to, setTo] = useState(fields.to);
  return (
    <form
      className="filters"
      aria-label={words.filters}
      onSubmit={(event) => {
        event.preventDefault();
        onFields({ person: person.trim(), action: action.trim(), subject: subject.trim(), from, to });
      }}
      onReset={(event) => {
        event.preventDefault();
        for (const clear of [setPerson, setAction, setSubject, setFrom, setTo]) clear('');
        onFields(EVERYTHING);
      }}
    >
      <label>
        {words.person}
        <input value={person} maxLength={64} onChange={(event) => setPerson(event.target.value)} />
      </label>
      <label>
        {words.action}
        <input
          value={action}
          maxLength={60}
          list="audit-actions"
          autoCapitalize="none"
          onChange={(event) => setAction(event.target.value)}
        />
      </label>
      <datalist id="audit-actions">
        {Object.entries(words.actions).map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </datalist>
      <label>
        {words.subject}
        <input value={subject} maxLength={200} onChange={(event) => setSubject(event.target.value)} />
      </label>
      <label>
        {words.from}
        <input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {words.to}
        <input type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <div className="row">
        <button type="submit" className="main">
          {words.search}
        </button>
        <button type="reset">{words.clear}</button>
      </div>
    </form>
  );
}
