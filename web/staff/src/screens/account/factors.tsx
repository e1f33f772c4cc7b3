import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDay } from '../../../../shared/dates.ts';
import type { Me } from '../../api/desk-types.ts';
import type { CodeSetup, PasskeyCreation } from '../../api/people-api.ts';
import { peopleApi } from '../../api/people-api.ts';
import { useDesk } from '../../desk.tsx';
import { passkeysHere } from '../../login/passkey.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { ConfirmPassword } from './confirm-password.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { RenamePasskey } from './rename-passkey.tsx';
import { SetUpCodes } from './set-up-codes.tsx';
import { SetUpPasskey } from './set-up-passkey.tsx';
import { ACCOUNT_WORDS } from './words.ts';

type Doing =
  | { readonly kind: 'recovery' }
  | { readonly kind: 'add'; readonly what: 'codes' | 'passkey'; readonly title: string }
  | { readonly kind: 'codes'; readonly drawn: CodeSetup }
  | { readonly kind: 'passkey'; readonly creation: PasskeyCreation }
  /** A passkey; without its id, the code generator. */
  | { readonly kind: 'remove'; readonly id: string | null; readonly title: string }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }
  | { readonly kind: 'show'; readonly codes: readonly string[] };

/** Code generator, passkeys and recovery codes of one's own. */
export function FactorsPart({ me }: { readonly me: Me }) {
  const { language } = useDesk();
  const w = useWords(ACCOUNT_WORDS);
  const queries = useQueryClient();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [said, setSaid] = useState('');
  const key = ['factors', me.id];
  const { data, error } = useQuery({ queryKey: key, queryFn: peopleApi.factors });
  const day = (iso: string) => formatDay(Date.parse(iso), language);
  const refresh = (what: string) => {
    setSaid(what);
    void queries.invalidateQueries({ queryKey: key });
  };
  const added = (recovery: readonly string[] | null) => {
    refresh(w.added);
    setDoing(recovery === null ? null : { kind: 'show', codes: recovery });
  };
  const close = () => setDoing(null);
  if (doing?.kind === 'show') {
    return (
      <section>
        <h2>{w.factors}</h2>
        <RecoveryCodes codes={doing.codes} username={me.username} onKept={close} />
      </section>
    );
  }
  const last = (data?.passkeys.length ?? 0) + (data?.codesSince == null ? 0 : 1) === 1;
  const possible = passkeysHere() && (data?.passkeysPossible ?? false);
  return (
    <section>
      <h2>{w.factors}</h2>
      <p className="quiet-text">{me.secondFactor.asked ? w.factorsAsked : w.factorsFree}</p>
      <Trouble error={error} />
      <p role="status">{said}</p>
      {data !== undefined && (
        <ul className="own-cards">
          <li>
            <strong>{w.codes}</strong>
            <small>{data.codesSince === null ? w.noCodes : w.setSince(day(data.codesSince))}</small>
            {data.codesSince === null ? (
              <button
                type="button"
                onClick={() => setDoing({ kind: 'add', what: 'codes', title: w.addCodes })}
              >
                {w.addCodes}
              </button>
            ) : (
              <button
                type="button"
                onClick={() => setDoing({ kind: 'remove', id: null, title: w.removeCodes })}
              >
                {w.removeCodes}
              </button>
            )}
          </li>
          {data.passkeys.map(({ id, name, madeAt, lastUsedAt }) => (
            <li key={id}>
              <strong>
                {w.passkeys} “{name}”
              </strong>
              <small>
                {w.setSince(day(madeAt))} · {lastUsedAt === null ? w.neverUsed : w.used(day(lastUsedAt))}
              </small>
              <span className="row">
                <button
                  type="button"
                  aria-label={w.renamePasskey(name)}
                  onClick={() => setDoing({ kind: 'rename', id, name })}
                >
                  {w.rename}
                </button>
                <button
                  type="button"
                  aria-label={w.removePasskey(name)}
                  onClick={() => setDoing({ kind: 'remove', id, title: w.removePasskey(name) })}
                >
                  {w.remove}
                </button>
              </span>
            </li>
          ))}
          <li>
            <strong>{w.passkeys}</strong>
            <small>
              {possible ? (data.passkeys.length === 0 ? w.noPasskeys : w.anotherPasskey) : w.noPasskeysHere}
            </small>
            <button
              type="button"
              disabled={!possible}
              onClick={() => setDoing({ kind: 'add', what: 'passkey', title: w.addPasskey })}
            >
              {w.addPasskey}
            </button>
          </li>
          {(data.codesSince !== null || data.passkeys.length > 0) && (
            <li>
              <strong>{w.recovery}</strong>
              <small className={data.recoveryCodesLeft < 3 ? 'few-left' : ''}>
                {w.recoveryLeft(data.recoveryCodesLeft)}
              </small>
              <button type="button" onClick={() => setDoing({ kind: 'recovery' })}>
                {w.newRecovery}
              </button>
            </li>
          )}
        </ul>
      )}
      {(doing?.kind === 'codes' || doing?.kind === 'passkey') && (
        <div className="own-panel">
          {doing.kind === 'codes' ? (
            <SetUpCodes drawn={doing.drawn} onAdded={added} />
          ) : (
            <SetUpPasskey creation={doing.creation} onAdded={added} />
          )}
          <button type="button" className="plain" onClick={close}>
            {w.cancel}
          </button>
        </div>
      )}
      {doing?.kind === 'rename' && (
        <RenamePasskey
          key={doing.id}
          passkey={doing}
          onDone={(done) => {
            if (done) refresh(w.renamed);
            close();
          }}
        />
      )}
      {doing?.kind === 'add' && (
        <ConfirmPassword
          title={doing.title}
          onClose={() => setDoing((now) => (now?.kind === 'add' ? null : now))}
          onPassword={async (password) => {
            if (doing.what === 'codes') {
              setDoing({ kind: 'codes', drawn: await peopleApi.beginCodes(password) });
            } else {
              setDoing({ kind: 'passkey', creation: await peopleApi.passkeyCreation(password) });
            }
          }}
        />
      )}
      {doing?.kind === 'recovery' && (
        <ConfirmPassword
          title={w.newRecovery}
          onClose={close}
          onPassword={async (password) => {
            const { recoveryCodes } = await peopleApi.newRecoveryCodes(password);
            refresh('');
            setDoing({ kind: 'show', codes: recoveryCodes });
          }}
        >
          <p>{w.newRecoveryHint}</p>
        </ConfirmPassword>
      )}
      {doing?.kind === 'remove' && (
        <ConfirmPassword
          title={doing.title}
          onClose={close}
          onPassword={async (password) => {
            await peopleApi.removeFactor(password, doing.id);
            refresh(w.removed);
            close();
          }}
        >
          {last && me.secondFactor.asked && <p className="hint">{w.lastOne}</p>}
        </ConfirmPassword>
      )}
    </section>
  );
}
