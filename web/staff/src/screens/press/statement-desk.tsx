import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Bilingual, Language } from '../../../../../src/basics/bilingual.ts';
import { formatTime } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { PressDesk, StatementOrder } from '../../api/press-api.ts';
import { pressApi } from '../../api/press-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { saveBlob } from './save-blob.ts';
import { TemplateNote } from './template-note.tsx';
import { WORDS } from './words.ts';

interface StatementDeskProps {
  readonly desk: PressDesk;
  readonly of: string;
  readonly language: Language;
}

const EMPTY: Bilingual = { th: '', en: '' };

/** Chooses what the statement is about, fills it from the newest cut, and hands it out as text and PDF. */
export function StatementDesk({ desk, of, language }: StatementDeskProps) {
  const words = useWords(WORDS);
  const { say, language: own } = useDesk();
  const [kind, setKind] = useState('hourly-update');
  const [correction, setCorrection] = useState('');
  const [what, setWhat] = useState(EMPTY);
  const [next, setNext] = useState(EMPTY);
  const order: StatementOrder = {
    kind,
    ...(of === '' ? {} : { of }),
    ...(kind !== 'correction' || correction === '' ? {} : { correction: Number(correction) }),
    ...(kind === 'incident' ? { what, next } : {}),
  };
  const fill = useMutation({ mutationFn: (asked: StatementOrder) => pressApi.statement(asked) });
  const reply = fill.data;
  const filled = reply?.statement?.[language];
  return (
    <section aria-labelledby="press-statement">
      <h2 id="press-statement">{words.statement}</h2>
      <form
        className="press-statement"
        onSubmit={(event) => {
          event.preventDefault();
          fill.mutate(order);
        }}
      >
        <label>
          {words.kind}{' '}
          <select
            value={kind}
            onChange={(event) => {
              setKind(event.target.value);
              fill.reset();
            }}
          >
            {desk.kinds.map((item) => (
              <option key={item.kind} value={item.kind}>
                {say(item.name)}
              </option>
            ))}
          </select>
        </label>
        {kind === 'correction' && desk.corrections.length > 0 && (
          <label>
            {words.correction}{' '}
            <select value={correction} onChange={(event) => setCorrection(event.target.value)}>
              <option value="">{words.newest}</option>
              {desk.corrections.map(({ seq, at, place }) => (
                <option key={seq} value={String(seq)}>
                  {formatTime(Date.parse(at), own)} {say(place)}
                </option>
              ))}
            </select>
          </label>
        )}
        {kind === 'incident' && (
          <>
            <OwnWords label={words.what} value={what} onChange={setWhat} />
            <OwnWords label={words.next} value={next} onChange={setNext} />
          </>
        )}
        <button type="submit" className="main" disabled={fill.isPending || desk.cut === null}>
          {words.fill}
        </button>
      </form>
      <Trouble error={fill.error} />
      <div role="status">
        {reply?.refusal ? <p className="press-refusal">{say(reply.refusal.text)}</p> : null}
      </div>
      {reply !== undefined && filled !== undefined && (
        <Filled
          key={`${reply.cut} ${filled.text}`}
          text={filled.text}
          cut={reply.cut}
          language={language}
          order={fill.variables}
        />
      )}
      <TemplateNote templates={desk.templates} />
    </section>
  );
}

interface OwnWordsProps {
  readonly label: string;
  readonly value: Bilingual;
  readonly onChange: (value: Bilingual) => void;
}

/** The officer's own words, in both languages. */
function OwnWords({ label, value, onChange }: OwnWordsProps) {
  const words = useWords(WORDS);
  return (
    <fieldset className="press-words">
      <legend>{label}</legend>
      <label>
        {words.inThai}
        <textarea
          lang="th"
          rows={3}
          maxLength={4000}
          value={value.th}
          onChange={(event) => onChange({ ...value, th: event.target.value })}
        />
      </label>
      <label>
        {words.inEnglish}
        <textarea
          lang="en"
          rows={3}
          maxLength={4000}
          value={value.en}
          onChange={(event) => onChange({ ...value, en: event.target.value })}
        />
      </label>
    </fieldset>
  );
}

interface FilledProps {
  readonly text: string;
  readonly cut: number;
  readonly language: Language;
  /** What the text was made from: the form may say something else by now. */
  readonly order: StatementOrder;
}

function Filled({ text, cut, language, order }: FilledProps) {
  const words = useWords(WORDS);
  const [copied, setCopied] = useState<boolean | null>(null);
  const name = `statement-${order.kind}-cut${cut}-${language}`;
  const pdf = useMutation({
    mutationFn: () => pressApi.statementPdf(order, language),
    onSuccess: ({ blob, name: made }) => saveBlob(blob, made),
  });
  const newer = pdf.data !== undefined && pdf.data.name !== `${name}.pdf`;
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <label className="press-text">
        {words.text} · {words.ofCut(groupDigits(cut))}
        <textarea lang={language} readOnly rows={18} value={text} />
      </label>
      <p className="row">
        <button type="button" className="main" onClick={copy}>
          {words.copy}
        </button>
        <button
          type="button"
          onClick={() => saveBlob(new Blob([text], { type: 'text/plain;charset=utf-8' }), `${name}.txt`)}
        >
          {words.asText}
        </button>
        <button type="button" disabled={pdf.isPending} onClick={() => pdf.mutate()}>
          {words.asPdf}
        </button>
        <span role="status">{copied === null ? '' : copied ? words.copied : words.notCopied}</span>
      </p>
      <div role="status">{newer && <p className="press-refusal">{words.newerPdf}</p>}</div>
      <Trouble error={pdf.error} />
    </>
  );
}
