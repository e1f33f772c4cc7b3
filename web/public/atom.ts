import { at } from '../../src/basics/assert.ts';
import type { Language } from '../../src/basics/bilingual.ts';
import type { PublicView } from '../../src/publication/model.ts';
import { formatMoment } from '../shared/dates.ts';
import { flipTexts } from './flips.ts';
import { hrefOf } from './routes.ts';
import { fullAreaName, makeSite, nameIn, unitTitle } from './site.ts';

/** Entries of the feed, the newest first: readers ask again, and everything stands in the JSON files. */
const ENTRIES = 100;

interface FeedEntry {
  readonly id: string;
  readonly at: number;
  readonly title: string;
  readonly text: string;
  readonly href: string;
}

/** `/v1/changes-th.atom`: corrections, annulments and changes of lead as an Atom feed (RFC 4287). Links are relative. */
export function atomFeed(view: PublicView, language: Language): string {
  const site = makeSite(view, language, { live: null });
  const { w, m } = site;
  const { head, election } = view;
  const name = `urn:khanaen:${head.package}`;
  const corrections = view.corrections.slice(0, ENTRIES).map((event): FeedEntry => {
    const unit = at(election.pkg.units, event.unitIndex);
    const area = election.areaIndex.get(unit.constituencyId) ?? 0;
    return {
      id: `${name}:${event.seq}`,
      at: Date.parse(event.at),
      title: `${w[event.kind]}: ${fullAreaName(site, area)} ${unitTitle(site, unit)}`,
      text: `${w.reason}: ${event.reason}`,
      href: hrefOf(language, { page: 'unit', id: unit.id }),
    };
  });
  const flips = flipTexts(site, ENTRIES).map(
    (flip): FeedEntry => ({
      id: `${name}:lead:${flip.contest}:${flip.at}`,
      at: flip.at,
      title: `${m.flips}: ${flip.place}`,
      text: `${m.flipFrom(flip.before, flip.after)} (${formatMoment(flip.at, language)})`,
      href: flip.href,
    }),
  );
  const entries = [...corrections, ...flips].sort((a, b) => b.at - a.at).slice(0, ENTRIES);
  const title = `${nameIn(site, election.pkg.manifest.title)} · ${m.changes}`;
  const label = head.status === 'official' ? w.official : w.unofficial;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${escapeXml(`${name}:changes:${language}`)}</id>`,
    `<title>${escapeXml(title)}</title><subtitle>${escapeXml(label)}</subtitle>`,
    `<updated>${head.at}</updated><author><name>${escapeXml(w.siteName)}</name></author>`,
    `<link rel="self" href="/v1/changes-${language}.atom"/><link href="${hrefOf(language, { page: 'changes' })}"/>`,
    ...entries.map(
      (entry) =>
        `<entry><id>${escapeXml(entry.id)}</id><title>${escapeXml(entry.title)}</title><updated>${new Date(entry.at).toISOString()}</updated><link href="${escapeXml(entry.href)}"/><summary>${escapeXml(`${entry.text} · ${label}`)}</summary></entry>`,
    ),
    '</feed>\n',
  ].join('\n');
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
