import type { ReactNode } from 'react';
import { useState } from 'react';
import { SECOND_FACTOR_ROLES } from '../../../../../src/rights/roles.ts';
import type { Account, AccountFields } from '../../api/people-api.ts';
import { useDesk } from '../../desk.tsx';
import { takeFocus } from '../../parts/take-focus.ts';
import { useWords } from '../../words.ts';
import { PEOPLE_WORDS } from './words.ts';

/** What somebody who keeps accounts does to one. */
export type AccountAct =
  | { readonly kind: 'change'; readonly fields: AccountFields }
  | { readonly kind: 'reset'; readonly secondFactor: boolean }
  | { readonly kind: 'remove-factor' | 'unlock' }
  | { readonly kind: 'close' | 'reopen' | 'confirm-reset'; readonly reason: string };

type Asked = 'reset' | 'remove-factor' | 'close' | 'reopen' | 'confirm-reset';

interface AccountActsProps {
  readonly account: Account;
  readonly busy: boolean;
  readonly onEdit: () => void;
  readonly onAct: (act: AccountAct) => void;
}

/** Buttons of an account; what cannot be taken back says so and asks again. */
export function AccountActs({ account, busy, onEdit, onAct }: AccountActsProps) {
  const w = useWords(PEOPLE_WORDS);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [factorToo, setFactorToo] = useState(false);
  const [reason, setReason] = useState('');
  const ask = (what: Asked) => {
    setAsked(what);
    setReason('');
    setFactorToo(false);
  };
  const act = (what: AccountAct) => {
    setAsked(null);
    onAct(what);
  };
  if (asked === 'reset') {
    return (
      <Question
        title={w.reset}
        text={w.resetWhy}
        onYes={() => act({ kind: 'reset', secondFactor: factorToo })}
        onNo={() => setAsked(null)}
      >
        {account.secondFactor && (
          <label className="tick-line">
            <input
              type="checkbox"
              checked={factorToo}
              onChange={(event) => setFactorToo(event.target.checked)}
            />{' '}
            {w.resetFactor}
          </label>
        )}
      </Question>
    );
  }
  if (asked === 'remove-factor') {
    return (
      <Question
        title={w.removeFactor}
        text={SECOND_FACTOR_ROLES.includes(account.role) ? w.removeFactorWhy : w.removeFactorFree}
        onYes={() => act({ kind: 'remove-factor' })}
        onNo={() => setAsked(null)}
      />
    );
  }
  if (asked === 'close' || asked === 'reopen' || asked === 'confirm-reset') {
    const texts = {
      close: { title: w.closeAccount, text: '', why: w.closeWhy },
      reopen: { title: w.reopen, text: '', why: w.reopenWhy },
      'confirm-reset': { title: w.confirmReset, text: w.confirmResetText, why: w.confirmResetWhy },
    }[asked];
    return (
      <Question
        title={texts.title}
        text={texts.text}
        onYes={() => act({ kind: asked, reason: reason.trim() })}
        onNo={() => setAsked(null)}
      >
        <label>
          {texts.why}
          <textarea
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            required
          />
        </label>
      </Question>
    );
  }
  if (!account.active) {
    return (
      <p className="row">
        <button type="button" disabled={busy} onClick={() => ask('reopen')}>
          {w.reopen}
        </button>
      </p>
    );
  }
  return (
    <p className="row">
      <button type="button" disabled={busy} onClick={onEdit}>
        {w.edit}
      </button>
      <button type="button" disabled={busy} onClick={() => ask('reset')}>
        {w.reset}
      </button>
      {account.confirmable && (
        <button type="button" className="main" disabled={busy} onClick={() => ask('confirm-reset')}>
          {w.confirmReset}
        </button>
      )}
      <button type="button" disabled={busy} title={w.unlockWhy} onClick={() => act({ kind: 'unlock' })}>
        {w.unlock}
      </button>
      {account.secondFactor && (
        <button type="button" disabled={busy} onClick={() => ask('remove-factor')}>
          {w.removeFactor}
        </button>
      )}
      <button type="button" disabled={busy} onClick={() => ask('close')}>
        {w.closeAccount}
      </button>
    </p>
  );
}

interface QuestionProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks again before it is done, in place of the buttons. */
function Question({ title, text, children, onYes, onNo }: QuestionProps) {
  const { w } = useDesk();
  return (
    <form
      className="question"
      onSubmit={(event) => {
        event.preventDefault();
        onYes();
      }}
    >
      <h3 ref={takeFocus} tabIndex={-1}>
        {title}
      </h3>
      {text !== '' && <p>{text}</p>}
      {children}
      <p className="row">
        <button type="submit" className="main">
          {w.confirm}
        </button>
        <button type="button" onClick={onNo}>
          {w.cancel}
        </button>
      </p>
    </form>
  );
}
