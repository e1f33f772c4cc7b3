import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { formatDay, formatTime } from '../../../../shared/dates.ts';
import type { Account } from '../../api/people-api.ts';
import { peopleApi } from '../../api/people-api.ts';
import { useDesk } from '../../desk.tsx';
import { usePlaces } from '../../parts/places.ts';
import { ROLE_WORDS } from '../../parts/role-words.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import type { AccountAct } from './account-acts.tsx';
import { AccountActs } from './account-acts.tsx';
import { AccountForm } from './account-form.tsx';
import { DrawnPasswordView } from './drawn-password.tsx';
import { placeNames } from './duty-text.ts';
import { whyNotYours } from './not-yours.ts';
import type { Slip } from './slips.tsx';
import { StateMarks } from './state-marks.tsx';
import { PEOPLE_WORDS } from './words.ts';

interface AccountCardProps {
  readonly account: Account;
  /** Something about the account changed. */
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One account: who it is, where it stands, and what may be done with it. */
export function AccountCard({ account, onChanged, onClose }: AccountCardProps) {
  const { me, say, language } = useDesk();
  const w = useWords(PEOPLE_WORDS);
  const places = usePlaces();
  const dialog = useRef<HTMLDialogElement>(null);
  const [editing, setEditing] = useState(false);
  const [slip, setSlip] = useState<Slip | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const act = useMutation({
    mutationFn: async (what: AccountAct) => {
      setSaid('');
      switch (what.kind) {
        case 'change':
          await peopleApi.change(account.id, what.fields);
          return w.done.changed;
        case 'reset': {
          const { drawnPassword } = await peopleApi.resetPassword(account.id, what.secondFactor);
          setSlip({ ...account, password: drawnPassword ?? '' });
          return '';
        }
        case 'remove-factor':
          await peopleApi.removeSecondFactor(account.id);
          return w.done.factor;
        case 'confirm-reset':
          await peopleApi.confirmReset(account.id, what.reason);
          return w.done.resetConfirmed;
        case 'unlock':
          await peopleApi.unlock(account.id);
          return w.done.unlocked;
        case 'close':
          await peopleApi.close(account.id, what.reason);
          return w.done.closed;
        case 'reopen':
          await peopleApi.reopen(account.id, what.reason);
          return w.done.reopened;
      }
    },
    onSuccess: (text) => {
      setSaid(text);
      setEditing(false);
      onChanged();
    },
  });
  if (me === null) return null;
  const why = whyNotYours(me, account);
  const duty = account.everyCentre ? [w.everyCentre] : placeNames(account.named, places, say);
  const last = account.lastLoginAt === null ? null : Date.parse(account.lastLoginAt);
  return (
    <dialog
      ref={dialog}
      className="account-card"
      aria-label={account.displayName}
      onClose={onClose}
      onCancel={(event) => {
        // A password that nobody kept would be gone.
        if (slip !== null) event.preventDefault();
      }}
    >
      {slip !== null ? (
        <DrawnPasswordView slip={slip} onKept={() => setSlip(null)} />
      ) : editing ? (
        <>
          <h2>{w.editTitle(account.username)}</h2>
          <AccountForm
            before={{ ...account, duty: account }}
            busy={act.isPending}
            error={act.error}
            onFields={(fields) => act.mutate({ kind: 'change', fields })}
            onCancel={() => {
              act.reset();
              setEditing(false);
            }}
          />
        </>
      ) : (
        <>
          <h2>{account.displayName}</h2>
          <dl>
            <dt>{w.username}</dt>
            <dd>{account.username}</dd>
            <dt>{w.role}</dt>
            <dd>{say(ROLE_WORDS[account.role])}</dd>
            <dt>{w.duty}</dt>
            <dd>{duty.join(', ')}</dd>
            <dt>{w.state}</dt>
            <dd>
              <StateMarks account={account} />
            </dd>
            <dt>{w.secondFactor}</dt>
            <dd>{account.secondFactor ? w.yes : w.no}</dd>
            <dt>{w.lastLogin}</dt>
            <dd>{last === null ? w.never : `${formatDay(last, language)} ${formatTime(last, language)}`}</dd>
          </dl>
          <p role="status">{act.isPending ? w.busy : said}</p>
          <Trouble error={act.error} />
          {why !== null ? (
            <p className="hint">{why === 'look' ? w.lookOnly : w.notYours[why]}</p>
          ) : (
            <AccountActs
              account={account}
              busy={act.isPending}
              onEdit={() => setEditing(true)}
              onAct={(what) => act.mutate(what)}
            />
          )}
          <p className="row end">
            <button type="button" onClick={() => dialog.current?.close()}>
              {w.close}
            </button>
          </p>
        </>
      )}
    </dialog>
  );
}
