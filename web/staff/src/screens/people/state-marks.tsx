import { SECOND_FACTOR_ROLES } from '../../../../../src/rights/roles.ts';
import type { Account } from '../../api/people-api.ts';
import { useWords } from '../../words.ts';
import { PEOPLE_WORDS } from './words.ts';

/** Where an account stands, in words: everything that keeps its person from working. */
export function StateMarks({ account }: { readonly account: Account }) {
  const w = useWords(PEOPLE_WORDS);
  if (!account.active) return <span className="state-mark bad">{w.closed}</span>;
  const marks = [
    ...(account.locked ? [[w.locked, 'bad'] as const] : []),
    ...(account.ownPassword ? [] : [[w.fresh, 'warn'] as const]),
    ...(!account.secondFactor && SECOND_FACTOR_ROLES.includes(account.role)
      ? [[w.noFactor, 'warn'] as const]
      : []),
  ];
  if (account.resetWaits) marks.push([w.resetWaits, 'warn'] as const);
  if (marks.length === 0) return <span className="state-mark good">{w.ok}</span>;
  return (
    <>
      {marks.map(([text, kind]) => (
        <span key={text} className={`state-mark ${kind}`}>
          {text}
        </span>
      ))}
    </>
  );
}
