import type { Language } from '../../../src/basics/bilingual.ts';

/** An entry of a feed. Texts are plain; what XML needs is done here. */
export interface FeedEntry {
  /** An IRI that never changes, e.g. `urn:khanaen:<package>:…`. */
  readonly id: string;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly title: string;
  readonly text: string;
  /** Path on this site. */
  readonly href: string;
}

export interface Feed {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  /** Unofficial or official; stands under every entry too. */
  readonly label: string;
  readonly author: string;
  /** Path of the feed itself, and of the page that says the same. */
  readonly self: string;
  readonly page: string;
  /** When there is no entry yet, milliseconds UTC. */
  readonly begun: number;
  /** The newest first. */
  readonly entries: readonly FeedEntry[];
  /** The address that readers see, `https://…`; without it links are relative to the feed. */
  readonly origin?: string | undefined;
}

/**
 * A feed as Atom (RFC 4287). It is the same until its newest entry is another one, so that readers who ask again get 304.
 */
export function atomDocument(feed: Feed): string {
  const { language, label, entries } = feed;
  const base = feed.origin === undefined ? '' : ` xml:base="${escapeXml(feed.origin)}/"`;
  const newest = Math.max(feed.begun, ...entries.map(({ at }) => at));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"${base}>`,
    `<id>${escapeXml(feed.id)}</id>`,
    `<title>${escapeXml(feed.title)}</title><subtitle>${escapeXml(label)}</subtitle>`,
    `<updated>${time(newest)}</updated><author><name>${escapeXml(feed.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/><link rel="alternate" type="text/html" hreflang="${language}" href="${escapeXml(feed.page)}"/>`,
    ...entries.map(
      (entry) =>
        `<entry><id>${escapeXml(entry.id)}</id><title>${escapeXml(entry.title)}</title><updated>${time(entry.at)}</updated><link rel="alternate" type="text/html" hreflang="${language}" href="${escapeXml(entry.href)}"/><summary>${escapeXml(entry.text === '' ? label : `${entry.text} · ${label}`)}</summary></entry>`,
    ),
    '</feed>\n',
  ].join('\n');
}

function time(ms: number): string {
  return new Date(ms).toISOString();
}

function escapeXml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // XML 1.0 allows no other control characters.
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
  );
}
