import type { Role } from '../../../../../src/rights/roles.ts';
import { useDesk } from '../../desk.tsx';
import { usePlaces } from '../../parts/places.ts';
import { PrintSheet } from '../../parts/print-sheet.tsx';
import { ROLE_WORDS } from '../../parts/role-words.ts';
import { useWords } from '../../words.ts';
import { placeNames } from './duty-text.ts';
import { PEOPLE_WORDS } from './words.ts';
import './slips.css';

/** What stands on the slip that somebody gets with their first password. */
export interface Slip {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly everyCentre: boolean;
  readonly named: readonly string[];
  readonly password: string;
}

interface SlipsProps {
  readonly slips: readonly Slip[];
  readonly onDone: () => void;
}

const MOST_NAMES = 3;

/** Prints slips to cut out, several on a page: one for each person, nothing of anybody else on it. */
export function Slips({ slips, onDone }: SlipsProps) {
  const { me, say } = useDesk();
  const w = useWords(PEOPLE_WORDS);
  const places = usePlaces();
  return (
    <PrintSheet onDone={onDone}>
      <div className="slips">
        {slips.map((slip) => {
          const names = slip.everyCentre ? [w.everyCentre] : placeNames(slip.named, places, say);
          const more = names.length - MOST_NAMES;
          return (
            <section key={slip.username} className="slip">
              <p className="slip-title">{me === null ? '' : say(me.election.title)}</p>
              <p className="slip-name">{slip.displayName}</p>
              <p>
                {say(ROLE_WORDS[slip.role])} · {names.slice(0, MOST_NAMES).join(', ')}{' '}
                {more > 0 ? w.andMore(more) : ''}
              </p>
              <dl>
                <dt>{w.slipAddress}</dt>
                <dd>{location.origin}/staff</dd>
                <dt>{w.username}</dt>
                <dd>
                  <code>{slip.username}</code>
                </dd>
                <dt>{w.slipPassword}</dt>
                <dd>
                  <code className="slip-password">{slip.password}</code>
                </dd>
              </dl>
              <p className="slip-steps">{w.slipSteps}</p>
            </section>
          );
        })}
      </div>
    </PrintSheet>
  );
}
