import type { Me } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import { usePlaces } from '../../parts/places.ts';
import { useWords } from '../../words.ts';
import { ACCOUNT_WORDS } from './words.ts';

/** More centres than this are folded away. */
const FEW = 6;

/** The area of duty in words: whole areas first, then the centres. */
export function DutyWords({ me }: { readonly me: Me }) {
  const { say } = useDesk();
  const w = useWords(ACCOUNT_WORDS);
  const places = usePlaces();
  if (me.everyCentre) return <>{w.everyCentre}</>;
  const areas = me.areas.map((id) => places?.byId.get(id)?.name);
  const centres = (
    <ul className="duty-list">
      {me.centres.map((centre) => (
        <li key={centre.id}>{say(centre.name)}</li>
      ))}
    </ul>
  );
  return (
    <>
      {me.areas.length > 0 && (
        <p>
          {areas.map((name, i) => (name === undefined ? (me.areas[i] ?? '') : say(name))).join(', ')} (
          {w.centres(me.centres.length)})
        </p>
      )}
      {me.centres.length <= FEW ? (
        centres
      ) : (
        <details>
          <summary>{w.more(me.centres.length)}</summary>
          {centres}
        </details>
      )}
    </>
  );
}
