import type { Site } from '../site.ts';
import { link } from '../site.ts';
import { pagesOf } from './layout.tsx';

/** The other ways to look at the result, right under the headline. It never changes, so updates leave it out. */
export function Explore({ site }: { site: Site }) {
  if (site.fragment) return <nav id="ways" data-keep="" />;
  return (
    <nav class="explore" id="ways" aria-label={site.m.explore}>
      <ul>
        {pagesOf(site)
          .slice(0, 6)
          .map(([page, text]) => (
            <li key={page}>
              <a href={link(site, page === 'text' ? { page, id: '' } : { page })}>{text}</a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
