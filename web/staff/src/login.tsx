import { lazy, Suspense, useState } from 'react';
import { api } from './api/desk-api.ts';
import type { Me } from './api/desk-types.ts';
import type { SecondStep } from './api/people-api.ts';
import { useDesk } from './desk.tsx';
import { OwnPassword } from './login/own-password.tsx';
import { PasswordStep } from './login/password-step.tsx';
import { SecondStepForm } from './login/second-step.tsx';
import { LOGIN_WORDS } from './login/words.ts';
import { useWords } from './words.ts';
import './login/login.css';

const FirstFactor = lazy(async () => ({ default: (await import('./login/first-factor.tsx')).FirstFactor }));

interface LoginProps {
  /** Somebody whose session is good and whose account is not ready yet. */
  readonly waiting?: Me | null;
  /** Who worked here before. */
  readonly username?: string;
  readonly onLogin: (me: Me) => void;
  readonly onLanguage: () => void;
}

type Step =
  | { readonly at: 'password'; readonly username: string; readonly late: boolean }
  | { readonly at: 'second'; readonly step: SecondStep; readonly username: string; readonly password: string }
  | { readonly at: 'own-password'; readonly me: Me; readonly password: string | null }
  | { readonly at: 'factor'; readonly me: Me };

/** The step that an account waits for; null when it is ready. */
function stepOf(me: Me, password: string | null): Step | null {
  if (me.waitsFor === 'own-password') return { at: 'own-password', me, password };
  if (me.waitsFor === 'second-factor') return { at: 'factor', me };
  return null;
}

/** From a name and a password to an account that is ready for work, step by step. */
export function Login({ waiting = null, username = '', onLogin, onLanguage }: LoginProps) {
  const { w } = useDesk();
  const words = useWords(LOGIN_WORDS);
  const start: Step = { at: 'password', username, late: false };
  const [step, setStep] = useState<Step>(() => (waiting === null ? start : (stepOf(waiting, null) ?? start)));
  const go = (me: Me, password: string | null) => {
    const next = stepOf(me, password);
    if (next === null) onLogin(me);
    else setStep(next);
  };
  const onward = async () => go(await api.me(), null);
  const leave = () => {
    const back = () => setStep(start);
    api.logout().then(back, back);
  };
  return (
    <div className={step.at === 'factor' ? 'login wide-login' : 'login'}>
      <h1>{w.title}</h1>
      {step.at === 'password' && (
        <>
          {step.late && (
            <p className="hint" role="status">
              {words.tooLate}
            </p>
          )}
          <PasswordStep
            key={step.username}
            username={step.username}
            onMe={go}
            onSecond={(second, name, password) =>
              setStep({ at: 'second', step: second, username: name, password })
            }
          />
        </>
      )}
      {step.at === 'second' && (
        <SecondStepForm
          step={step.step}
          username={step.username}
          onMe={(me) => go(me, step.password)}
          onBack={(late) => setStep({ at: 'password', username: step.username, late })}
        />
      )}
      {step.at === 'own-password' && (
        <>
          <h2>{words.ownTitle}</h2>
          <p>{words.ownWhy}</p>
          <OwnPassword
            username={step.me.username}
            displayName={step.me.displayName}
            known={step.password}
            onDone={onward}
          />
        </>
      )}
      {step.at === 'factor' && (
        <Suspense fallback={<p role="status">…</p>}>
          <FirstFactor me={step.me} onDone={onward} />
        </Suspense>
      )}
      <p className="row login-foot">
        <button type="button" className="plain" onClick={onLanguage}>
          {w.otherLanguage}
        </button>
        {(step.at === 'own-password' || step.at === 'factor') && (
          <button type="button" className="plain" onClick={leave}>
            {w.logOut}
          </button>
        )}
      </p>
    </div>
  );
}
