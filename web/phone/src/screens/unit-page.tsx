import { useState } from 'preact/hooks';
import type { FormState, UnitState } from '../api.ts';
import { asksForPhoto, photoOf, statusOf } from '../page-status.ts';
import { Help } from '../parts/help.tsx';
import { LineBar } from '../parts/line-bar.tsx';
import { PageRow } from '../parts/page-row.tsx';
import type { Queue } from '../queue/use-queue.ts';
import { useQueue } from '../queue/use-queue.ts';
import { useUnit } from '../use-unit.ts';
import { useLanguage, useText, useWords } from '../words.ts';
import { FiguresScreen } from './figures-screen.tsx';
import { PhotoScreen } from './photo-screen.tsx';
import { ReceiptScreen } from './receipt-screen.tsx';
import { unitTitle } from './unit-title.ts';

/** What is open: the list, or one thing to do. */
type Open =
  | { readonly kind: 'list' }
  | { readonly kind: 'photo'; readonly form: FormState; readonly page: number; readonly file: File | null }
  | { readonly kind: 'figures'; readonly form: FormState }
  | { readonly kind: 'receipts' };

export function UnitPage({ code }: { readonly code: string }) {
  const words = useWords();
  const text = useText();
  const [news, look] = useUnit(code);
  const queue = useQueue(code, look);
  const [open, setOpen] = useState<Open>({ kind: 'list' });
  const back = () => setOpen({ kind: 'list' });

  if (news.kind === 'opening') return <main aria-busy="true">{words.opening}</main>;
  if (news.kind === 'refused' || news.kind === 'no-line')
    return (
      <main>
        <h1>{words.trouble.title}</h1>
        <p role="alert">{news.kind === 'refused' ? text(news.text) : words.trouble.noLine}</p>
        <button type="button" class="main" onClick={look}>
          {words.trouble.again}
        </button>
      </main>
    );
  const { unit, asOf } = news;
  switch (open.kind) {
    case 'photo':
      return <PhotoScreen {...open} code={code} unit={unit} queue={queue} onDone={back} />;
    case 'figures':
      return <FiguresScreen form={open.form} code={code} unit={unit} queue={queue} onDone={back} />;
    case 'receipts':
      return <ReceiptScreen code={code} unit={unit} queue={queue} onDone={back} />;
    case 'list':
      return <Checklist unit={unit} asOf={asOf} queue={queue} onOpen={setOpen} />;
  }
}

interface ChecklistProps {
  readonly unit: UnitState;
  readonly asOf: number | null;
  readonly queue: Queue;
  readonly onOpen: (open: Open) => void;
}

/** Everything that the unit owes, and how it stands. */
function Checklist({ unit, asOf, queue, onOpen }: ChecklistProps) {
  const words = useWords();
  const text = useText();
  const language = useLanguage();
  const time = (at: number) =>
    new Intl.DateTimeFormat(language === 'th' ? 'th' : 'en-GB', {
      timeStyle: 'short',
      timeZone: 'Asia/Bangkok',
    }).format(at);
  const statuses = unit.forms.flatMap((form) =>
    form.pages.map(({ page }) => statusOf(form, page, photoOf(queue.photos, form.ballot, page))),
  );
  const complete = unit.forms.every((form) => form.accepted) || !statuses.some(asksForPhoto);
  const waiting = statuses.includes('here');
  return (
    <main>
      {unit.election.drill && <p class="drill">{words.drill}</p>}
      <h1>{unitTitle(unit, words)}</h1>
      <p class="place">{[...unit.unit.place.map(text)].filter((part) => part !== '').join(' · ')}</p>
      <p class="election">{text(unit.election.title)}</p>
      {asOf !== null && <p class="note">{words.asOf(time(asOf))}</p>}
      {queue.forgetful && (
        <p class="alarm" role="alert">
          {words.trouble.storage}
        </p>
      )}
      <LineBar queue={queue} />
      {complete && !waiting && (
        <p class="complete" role="status">
          {words.complete}
        </p>
      )}
      {unit.forms.map((form) => (
        <section key={form.ballot} aria-labelledby={`form-${form.ballot}`}>
          <h2 id={`form-${form.ballot}`}>
            {form.form.code} <span>{text(form.contest.title)}</span>
          </h2>
          {form.accepted && <p class="accepted">{words.accepted}</p>}
          <ul class="pages">
            {form.pages.map(({ page }) => (
              <PageRow
                key={page}
                form={form}
                page={page}
                photo={photoOf(queue.photos, form.ballot, page)}
                onTake={() => onOpen({ kind: 'photo', form, page, file: null })}
                onChoose={(file) => onOpen({ kind: 'photo', form, page, file })}
              />
            ))}
          </ul>
          {unit.takesFigures && !form.accepted && (
            <button type="button" class="plain" onClick={() => onOpen({ kind: 'figures', form })}>
              {figuresLabel(form, queue, words)}
            </button>
          )}
        </section>
      ))}
      <p>
        <button type="button" onClick={() => onOpen({ kind: 'receipts' })}>
          {words.receipts.open}
        </button>
      </p>
      <Help centre={unit.centre} />
    </main>
  );
}

function figuresLabel(form: FormState, queue: Queue, words: ReturnType<typeof useWords>): string {
  const kept = queue.figures.find(({ ballot }) => ballot === form.ballot);
  if (kept?.state === 'to-send') return `${form.form.code}: ${words.figures.waiting}`;
  if (kept?.state === 'sent' || form.figuresReceived) return `${form.form.code}: ${words.figures.sent}`;
  return `${form.form.code}: ${words.figures.open}`;
}
