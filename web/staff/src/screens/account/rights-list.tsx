import type { Right } from '../../../../../src/rights/rights.ts';
import { ACTIONS, RIGHTS } from '../../../../../src/rights/rights.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { RIGHT_GROUPS } from './right-words.ts';
import { ACCOUNT_WORDS } from './words.ts';

const REACH: ReadonlyMap<string, Right['reach']> = new Map(ACTIONS.map((name) => [name, RIGHTS[name].reach]));

/** What somebody may do, in plain words, from the table that the server asks. */
export function RightsList({ may }: { readonly may: readonly string[] }) {
  const { say } = useDesk();
  const w = useWords(ACCOUNT_WORDS);
  return (
    <div className="own-rights">
      {RIGHT_GROUPS.map(({ title, rights }) => {
        const own = Object.entries(rights).filter(([name]) => may.includes(name));
        if (own.length === 0) return null;
        return (
          <section key={title.en}>
            <h3>{say(title)}</h3>
            <ul>
              {own.map(([name, text]) => (
                <li key={name}>
                  {say(text)}
                  {REACH.get(name) === 'anywhere' && <small>{w.anywhere}</small>}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
