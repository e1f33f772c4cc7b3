import { useLocation } from 'wouter';
import type { Scope } from '../api/evening-types.ts';
import { useDesk } from '../desk.tsx';
import { useWords } from '../words.ts';
import { EVENING_WORDS } from './words.ts';

/** Which part of the election the screen shows, and the way back to all of it. */
export function ScopeLine({ scope: { centre, area } }: { readonly scope: Scope }) {
  const words = useWords(EVENING_WORDS);
  const { me, say } = useDesk();
  const [path] = useLocation();
  const named = me?.centres.find(({ id }) => id === centre);
  if (centre === undefined && area === undefined) return <span>{words.whole}</span>;
  return (
    <span className="scope">
      <strong>
        {named !== undefined
          ? say(named.name)
          : centre !== undefined
            ? words.centreOf(centre)
            : words.areaOf(area ?? '')}
      </strong>{' '}
      {/[?&](centre|area)=/.test(location.hash) && <a href={`#${path}`}>{words.showWhole}</a>}
    </span>
  );
}
