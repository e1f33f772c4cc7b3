import type { PageContent } from '../parts/layout.tsx';
import type { Site } from '../site.ts';
import { link } from '../site.ts';

export function notFoundPage(site: Site): PageContent {
  const { w } = site;
  return {
    title: w.notFoundTitle,
    description: w.notFoundText,
    crumbs: [],
    body: (
      <>
        <h1>{w.notFoundTitle}</h1>
        <p>{w.notFoundText}</p>
        <p>
          <a href={link(site, { page: 'front' })}>{w.backHome}</a>
        </p>
      </>
    ),
  };
}
