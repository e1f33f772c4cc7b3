import { groupDigits } from '../../shared/numbers.ts';
import { flagWordsOf } from '../flag-words.ts';
import { FLAG_KINDS, flagText } from '../flags.ts';
import type { Site } from '../site.ts';
import { areaAt, link } from '../site.ts';
import { Block } from './basics.tsx';

/** Remarks on the units of a constituency, each with the list of its units. Nothing where there is none. */
export function FlagLinks({ site, area }: { site: Site; area: number }) {
  const f = flagWordsOf(site.language);
  const marked = site.view.marked(area);
  const kinds = FLAG_KINDS.filter((kind) => marked.has(kind));
  if (kinds.length === 0) return null;
  const { id } = areaAt(site, area);
  return (
    <Block site={site} id="flags" title={f.here}>
      <ul class="grid">
        {kinds.map((kind) => (
          <li key={kind}>
            <a href={link(site, { page: 'flags', mark: kind, id })}>{flagText(site, kind)}</a>
            <span class="n">{groupDigits(marked.get(kind)?.length ?? 0)}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
