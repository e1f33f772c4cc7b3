import type { KeyboardEvent, Ref } from 'react';
import { useImperativeHandle, useRef, useState } from 'react';
import type { RuleCode } from '../../../../src/election/model.ts';
import { LOOK_AT } from '../../../shared/rule-words.ts';
import type { Finding } from '../api/desk-types.ts';
import { useDesk } from '../desk.tsx';
import type { Answers } from '../entry/answers.ts';
import { ENTRY_WORDS, QUICK_ANSWERS } from '../entry/words.ts';
import { useWords } from '../words.ts';

/** Lets the form bring the typist to the questions. */
export interface FindingsHandle {
  /** False when there is nothing to ask. */
  focusFirst(open: readonly string[]): boolean;
}

interface FindingsProps {
  readonly findings: readonly Finding[];
  readonly ref?: Ref<FindingsHandle>;
  /** Answers to warnings by code; without `onAnswer` findings are only shown. */
  readonly answers?: Answers;
  readonly onAnswer?: (code: string, text: string) => void;
  readonly onGo?: (ref: string) => void;
  /** Back to typing. */
  readonly onOn?: () => void;
}

/** What the rules ask: in words, with what to look at on the paper, and an answer for one key. */
export function Findings({ findings, ref, answers = {}, onAnswer, onGo, onOn }: FindingsProps) {
  const { w: common } = useDesk();
  const w = useWords(ENTRY_WORDS);
  const list = useRef<HTMLUListElement>(null);
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-finding]') ?? [])];

  useImperativeHandle(ref, () => ({
    focusFirst(open) {
      const all = items();
      const first = all.find((item) => open.includes(item.dataset['finding'] ?? '')) ?? all[0];
      first?.focus();
      return first !== undefined;
    },
  }));

  if (findings.length === 0) return null;
  /** From one question to the next; after the last one, on with the form. */
  const step = (from: number, by: 1 | -1) => {
    const to = items()[from + by];
    if (to !== undefined) to.focus();
    else if (by === 1) onOn?.();
  };
  return (
    <section className="findings" aria-label={common.findings}>
      <h2>
        {w.findings(findings.length)} {onOn !== undefined && <kbd>Alt+Q</kbd>}
        {onOn !== undefined && (
          <button type="button" className="plain" onClick={onOn}>
            {w.goOn} <kbd>Esc</kbd>
          </button>
        )}
      </h2>
      <ul ref={list}>
        {findings.map((finding, i) => (
          <FindingItem
            key={`${finding.code} ${finding.message.en}`}
            finding={finding}
            answer={answers[finding.code]?.text ?? ''}
            onAnswer={onAnswer}
            onGo={onGo}
            onStep={(by) => step(i, by)}
            onOn={onOn}
          />
        ))}
      </ul>
    </section>
  );
}

interface FindingItemProps {
  readonly finding: Finding;
  readonly answer: string;
  readonly onAnswer: ((code: string, text: string) => void) | undefined;
  readonly onGo: ((ref: string) => void) | undefined;
  readonly onStep: (by: 1 | -1) => void;
  readonly onOn: (() => void) | undefined;
}

function FindingItem({ finding, answer, onAnswer, onGo, onStep, onOn }: FindingItemProps) {
  const { w: common, say } = useDesk();
  const w = useWords(ENTRY_WORDS);
  const [writing, setWriting] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const asks = finding.level === 'warning' && onAnswer !== undefined;
  const place = finding.fields[0] === 'votes' ? 'total' : finding.fields[0];
  const hint = LOOK_AT[finding.code as RuleCode];
  const give = (text: string) => {
    onAnswer?.(finding.code, text);
    setWriting(false);
    onStep(1);
  };
  const onKey = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget) return;
    switch (event.key) {
      case '1':
        if (!asks) return;
        give(QUICK_ANSWERS.asOnPaper);
        break;
      case '2':
        if (!asks) return;
        give(QUICK_ANSWERS.reasonOnPaper);
        break;
      case '3':
        if (!asks) return;
        setWriting(true);
        break;
      case 'Enter':
        if (event.shiftKey) event.currentTarget.closest('form')?.requestSubmit();
        else if (onGo === undefined || place === undefined) return;
        else onGo(place);
        break;
      case 'ArrowDown':
        onStep(1);
        break;
      case 'ArrowUp':
        onStep(-1);
        break;
      case 'Escape':
        onOn?.();
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return (
    // Keys act on the question that has the focus; each has a button beside it, too.
    <li ref={item} className={finding.level} tabIndex={-1} data-finding={finding.code} onKeyDown={onKey}>
      <p>
        <strong>
          {common.level[finding.level]} {finding.code}
        </strong>{' '}
        {say(finding.message)}
      </p>
      {hint !== undefined && (
        <p className="look">
          {w.lookAt} {say(hint)}
        </p>
      )}
      {asks && answer !== '' && !writing && (
        <p className="given">
          {w.answered} <q>{answer}</q>
        </p>
      )}
      <p className="row">
        {onGo !== undefined && place !== undefined && (
          <button type="button" onClick={() => onGo(place)}>
            {w.goThere} <kbd>Enter</kbd>
          </button>
        )}
        {asks && !writing && (
          <>
            <button
              type="button"
              aria-pressed={answer === QUICK_ANSWERS.asOnPaper}
              onClick={() => give(QUICK_ANSWERS.asOnPaper)}
            >
              {w.asOnPaper} <kbd>1</kbd>
            </button>
            <button
              type="button"
              aria-pressed={answer === QUICK_ANSWERS.reasonOnPaper}
              onClick={() => give(QUICK_ANSWERS.reasonOnPaper)}
            >
              {w.reasonOnPaper} <kbd>2</kbd>
            </button>
            <button type="button" onClick={() => setWriting(true)}>
              {answer === '' ? w.other : w.changeAnswer} <kbd>3</kbd>
            </button>
          </>
        )}
      </p>
      {finding.level === 'error' && onOn !== undefined && <p className="look">{w.errorHint}</p>}
      {writing && (
        <AnswerBox
          answer={answer}
          onDone={give}
          onCancel={() => {
            setWriting(false);
            item.current?.focus();
          }}
        />
      )}
    </li>
  );
}

interface AnswerBoxProps {
  readonly answer: string;
  readonly onDone: (text: string) => void;
  readonly onCancel: () => void;
}

function AnswerBox({ answer, onDone, onCancel }: AnswerBoxProps) {
  const { w } = useDesk();
  const [text, setText] = useState(answer);
  return (
    <p className="row">
      <span>{w.answer}</span>
      <input
        ref={(box) => box?.focus()}
        className="answer"
        aria-label={w.answer}
        value={text}
        maxLength={1000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel();
          else if (event.key === 'Enter' && text.trim() !== '') onDone(text.trim());
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <button type="button" disabled={text.trim() === ''} onClick={() => onDone(text.trim())}>
        {w.confirm} <kbd>Enter</kbd>
      </button>
    </p>
  );
}
