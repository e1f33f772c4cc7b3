import { alertWordsOf } from '../alert-words.ts';
import type { Site } from '../site.ts';
import { partyName } from '../site.ts';
import { feedPath } from './paths.ts';

/** A feed that a page points to. */
export interface FeedLink {
  readonly href: string;
  readonly title: string;
}

export function changesFeedOf({ language }: Site): FeedLink {
  return { href: `/v1/changes-${language}.atom`, title: alertWordsOf(language).feedChanges };
}

export function logFeedOf({ language }: Site): FeedLink {
  return { href: `/v1/event-log-${language}.atom`, title: alertWordsOf(language).log };
}

/** The feed of a province or local body. `name`: as the page calls it. */
export function placeFeedOf({ language }: Site, id: string, name: string): FeedLink {
  return { href: feedPath('p', id, language), title: alertWordsOf(language).feedOf(name) };
}

export function partyFeedsOf(site: Site): readonly FeedLink[] {
  return site.view.election.pkg.parties.map(({ id }, party) => ({
    href: feedPath('party', id, site.language),
    title: partyName(site, party),
  }));
}
