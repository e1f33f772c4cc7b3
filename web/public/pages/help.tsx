import { formatMoment, formatTime } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { changesFeedOf, logFeedOf } from '../feeds/links.ts';
import { Block, CutLine } from '../parts/basics.tsx';
import { CoverageTable } from '../parts/coverage.tsx';
import { FeedList, LogBlock } from '../parts/feed-links.tsx';
import type { PageContent } from '../parts/layout.tsx';
import type { Route } from '../routes.ts';
import type { Site } from '../site.ts';
import { link, nameIn } from '../site.ts';
import { ticketWordsOf } from '../tickets/words.ts';
import { hasMap } from '../tile-squares.ts';
import { EmbedLine } from './embed.tsx';
import { DATA_FILES, GLOSSARY } from './help-text.ts';
import { WhyText } from './missing.tsx';

/** What the words mean. */
export function glossaryPage(site: Site): PageContent {
  return {
    title: site.m.glossary,
    description: site.m.glossary,
    crumbs: [{ text: site.w.home, href: link(site, { page: 'front' }) }],
    body: (
      <>
        <h1>{site.m.glossary}</h1>
        <dl>
          {GLOSSARY.map(({ term, text }) => (
            <div key={term.en}>
              <dt>
                <strong>{nameIn(site, term)}</strong>
              </dt>
              <dd>{nameIn(site, text)}</dd>
            </div>
          ))}
        </dl>
      </>
    ),
  };
}

/** How fresh the figures are, what is held, and by which rule: the page to look at when something seems wrong. */
export function statusPage(site: Site): PageContent {
  const { w, m, view, index, language } = site;
  const { policy, head } = view;
  const { publication } = view.election.pkg.manifest;
  return {
    title: m.status,
    description: m.status,
    feeds: [logFeedOf(site)],
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    body: (
      <>
        <h1>{m.status}</h1>
        <CutLine site={site} />
        <ul>
          <li>
            {w.ledger(groupDigits(head.ledgerSize))} · {w.root}: <span class="hash">{head.root}</span>
          </li>
          <li>
            {language === 'th' ? 'คะแนนแรกแสดงได้' : 'First results'}:{' '}
            {formatMoment(publication.firstRelease, language)}
          </li>
          <li>
            {language === 'th' ? 'ตั้งใจให้ครบภายใน' : 'Planned to be complete by'}:{' '}
            {formatTime(publication.completeBy, language)}
          </li>
          <li>
            {policy.paused
              ? `${w.paused}: ${language === 'th' ? policy.pauseReason : policy.pauseReasonEn}`
              : language === 'th'
                ? 'การเผยแพร่เดินตามปกติ'
                : 'Publication is running'}
          </li>
          {policy.capPercent < 100 && (
            <li>
              <WhyText site={site} why="cap" />
            </li>
          )}
          <li>
            <a href={link(site, { page: 'missing' })}>{m.missing}</a>
          </li>
          <li>
            <a href={link(site, { page: 'corrections' })}>
              {w.corrections}: {groupDigits(view.corrections.length)}
            </a>
          </li>
          <li>
            <a href={link(site, { page: 'tickets', id: '' })}>
              {ticketWordsOf(language).tickets}:{' '}
              {ticketWordsOf(language).answeredLine(groupDigits(view.tickets.length))}
            </a>
          </li>
        </ul>
        <CoverageTable site={site} area={Math.max(index.nation, 0)} />
        <LogBlock site={site} />
        <p>
          {language === 'th'
            ? 'ถ้าหน้านี้เปิดไม่ได้ รอบเผยแพร่สุดท้ายยังอ่านได้จากสำเนาในเครื่องของคุณและจากทุกที่ที่เก็บไฟล์ไว้ ทุกสำเนาตรวจได้ด้วย SHA-256'
            : 'If this page does not open, the last cut can still be read from the copy on your device and wherever its files are kept. Every copy can be checked by SHA-256.'}
        </p>
      </>
    ),
  };
}

/** Files for programs, feeds, and parts of the site for other pages. */
export function dataPage(site: Site): PageContent {
  const { w, m, index, view } = site;
  const embeds: Extract<Route, { readonly page: 'embed' }>[] = [{ page: 'embed', kind: 'headline', id: '' }];
  if (hasMap(site)) embeds.push({ page: 'embed', kind: 'map', id: '' });
  const first = (index.constituenciesOf[index.nation] ?? [])[0];
  const constituency = first === undefined ? undefined : view.election.pkg.areas[first]?.id;
  if (constituency !== undefined) embeds.push({ page: 'embed', kind: 'constituency', id: constituency });
  const party = view.election.pkg.parties[0]?.id;
  if (party !== undefined && view.seats !== null) embeds.push({ page: 'embed', kind: 'party', id: party });
  return {
    title: m.data,
    description: m.data,
    feeds: [changesFeedOf(site), logFeedOf(site)],
    crumbs: [{ text: w.home, href: link(site, { page: 'front' }) }],
    body: (
      <>
        <h1>{m.data}</h1>
        <Block site={site} id="files" title={w.downloads}>
          <ul>
            {DATA_FILES.map(({ path, text }) => (
              <li key={path}>
                <a href={path}>{path}</a>
                <div>{nameIn(site, text)}</div>
              </li>
            ))}
          </ul>
        </Block>
        <FeedList site={site} />
        <h2>{m.embed}</h2>
        <p>{m.embedText}</p>
        {embeds.map((route) => (
          <section key={route.kind}>
            <h3>
              <a href={link(site, route)}>{link(site, route)}</a>
            </h3>
            <EmbedLine site={site} route={route} />
          </section>
        ))}
      </>
    ),
  };
}
