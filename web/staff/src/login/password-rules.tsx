import { PASSWORD_MIN, passwordProblem } from '../../../../src/rights/password-rules.ts';
import { useWords } from '../words.ts';
import { LOGIN_WORDS } from './words.ts';

export interface TypedPassword {
  readonly username: string;
  readonly current: string;
  readonly fresh: string;
  /** Typed a second time; null when it is not asked for. */
  readonly repeat: string | null;
}

/** Each rule for an own password, and whether what is typed keeps it. */
function ruled({ username, current, fresh, repeat }: TypedPassword) {
  const length = [...fresh.normalize('NFC')].length;
  const problem = passwordProblem(fresh, username);
  const long = length >= PASSWORD_MIN;
  return {
    length,
    long,
    name: long && problem !== 'has-name',
    hard: long && problem === null,
    other: fresh !== '' && fresh !== current,
    same: repeat === null || (fresh !== '' && fresh === repeat),
  };
}

/** True when nothing that can be checked here speaks against the password. */
export function keepsRules(typed: TypedPassword): boolean {
  const { long, name, hard, other, same } = ruled(typed);
  return long && name && hard && other && same;
}

/** The rules, ticked off while somebody types. `strict`: those that are not kept are shown as faults. */
export function PasswordRules({ typed, strict, id }: { typed: TypedPassword; strict: boolean; id: string }) {
  const w = useWords(LOGIN_WORDS);
  const rules = ruled(typed);
  const lines: readonly (readonly [boolean, string])[] = [
    [rules.long, w.ruleLong(PASSWORD_MIN, rules.length)],
    [rules.name, w.ruleName],
    [rules.hard, w.ruleCommon],
    [rules.other, w.ruleOther],
    ...(typed.repeat === null ? [] : [[rules.same, w.ruleSame] as const]),
  ];
  return (
    <div id={id} className="password-rules">
      <p>{w.rules}</p>
      <ul>
        {lines.map(([met, text]) => (
          <li key={text.replace(/\d+\)$/, '')} className={met ? 'met' : strict ? 'unmet' : ''}>
            <span aria-hidden="true">{met ? '✓' : strict ? '✗' : '○'}</span> {text}
            <span className="unseen"> ({met ? w.met : w.notMet})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
