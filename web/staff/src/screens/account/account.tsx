import { useState } from 'react';
import { useDesk } from '../../desk.tsx';
import { OwnPassword } from '../../login/own-password.tsx';
import { ROLE_WORDS } from '../../parts/role-words.ts';
import { useWords } from '../../words.ts';
import { DutyWords } from './duty-words.tsx';
import { FactorsPart } from './factors.tsx';
import { RightsList } from './rights-list.tsx';
import { SessionsList } from './sessions-list.tsx';
import { ACCOUNT_WORDS } from './words.ts';
import './account.css';

/** One's own account: who one is, what one may do, and how one proves it. */
export function Account() {
  const { me, say } = useDesk();
  const w = useWords(ACCOUNT_WORDS);
  const [changing, setChanging] = useState(false);
  const [changed, setChanged] = useState(false);
  if (me === null) return null;
  return (
    <div className="account">
      <h1>{w.title}</h1>
      <section>
        <dl>
          <dt>{w.name}</dt>
          <dd>{me.displayName}</dd>
          <dt>{w.username}</dt>
          <dd>{me.username}</dd>
          <dt>{w.role}</dt>
          <dd>{say(ROLE_WORDS[me.role])}</dd>
          <dt>{w.duty}</dt>
          <dd>
            <DutyWords me={me} />
          </dd>
        </dl>
        <p className="quiet-text">{w.nameHint}</p>
      </section>
      <section>
        <h2>{w.password}</h2>
        <p role="status">{changed ? w.passwordChanged : ''}</p>
        {changing ? (
          <div className="own-panel account-form">
            <OwnPassword
              username={me.username}
              displayName={null}
              known={null}
              onDone={() => {
                setChanging(false);
                setChanged(true);
              }}
            />
            <button type="button" className="plain" onClick={() => setChanging(false)}>
              {w.cancel}
            </button>
          </div>
        ) : (
          <button type="button" onClick={() => setChanging(true)}>
            {w.change}
          </button>
        )}
      </section>
      <FactorsPart me={me} />
      <SessionsList />
      <section>
        <h2>{w.mayTitle}</h2>
        <p className="quiet-text">{w.mayHint}</p>
        <RightsList may={me.may} />
      </section>
    </div>
  );
}
