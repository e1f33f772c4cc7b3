import { formatIsoDay, formatMoment } from '../../../web/shared/dates.ts';
import { groupDigits } from '../../../web/shared/numbers.ts';
import type { Language } from '../../basics/bilingual.ts';
import { box } from '../../forms/layout/frame.ts';
import type { PressCut, PressElection } from '../model.ts';
import { say } from '../names.ts';
import { pressWords } from '../words.ts';
import type { Page } from './page.ts';

export const EDGE = 14;
const QR = 27;

/** What every paper says of itself. */
export interface Framed {
  readonly language: Language;
  readonly election: PressElection;
  readonly cut: PressCut;
  /** The address that readers see, `https://…` without a path; null: unknown, and there is no QR. */
  readonly origin: string | null;
  /** Path of the same page, without the language. */
  readonly path: string;
}

export function urlOf({ origin, language, path }: Pick<Framed, 'origin' | 'language' | 'path'>): string {
  return `${origin ?? ''}/${language}${path}`;
}

/**
 * Head of a page: election, title, subtitle, whether it is official, QR of the same page. Gives the place where the content may
 * begin.
 */
export function pressHead(
  page: Page,
  framed: Framed,
  titles: { readonly title: string; readonly subtitle: string; readonly large?: boolean },
): number {
  const { language, election, cut } = framed;
  const w = pressWords(language);
  const large = titles.large === true;
  const width = page.width - 2 * EDGE - QR - 6;
  const heading = `${say(election.title, language)} · ${w.electionDay(formatIsoDay(election.day, language))}`;
  page.text(heading, box(EDGE, large ? 7.5 : 9, width, 6), { size: 10.5, luma: 60 });
  page.text(titles.title, box(EDGE, 16.5, width, 12), { size: large ? 27 : 22, bold: true }, 'H1');
  page.text(titles.subtitle, box(EDGE, 29, width, large ? 14 : 7.5), {
    size: large ? 17 : 12.5,
    bold: large,
    lines: 2,
    lineHeight: 1.25,
  });
  let y = large ? 44 : 38;
  const asOf = `${w.asOf(formatMoment(Date.parse(cut.at), language))} · ${w.cut(groupDigits(cut.number))}`;
  page.text(asOf, box(EDGE, y, width, 6), { size: large ? 13 : 11.5, bold: true });
  code(page, framed);
  y += 8;
  const label = cut.status === 'official' ? w.official : w.unofficial;
  const banner = box(EDGE, y, page.width - 2 * EDGE, 8.4);
  page.frame(banner, cut.status === 'official' ? 0.3 : 0.8);
  page.text(cut.drill ? `${w.drill} · ${label}` : label, box(banner.x + 2, y, banner.width - 4, 8.4), {
    size: 13,
    bold: true,
    align: 'centre',
  });
  return y + 12;
}

function code(page: Page, framed: Framed): void {
  const x = page.width - EDGE - QR;
  const w = pressWords(framed.language);
  const url = urlOf(framed);
  if (framed.origin !== null) page.qr(url, box(x, 9, QR, QR));
  page.text(w.sameOnSite, box(x - 8, 36.6, QR + 8, 3.6), { size: 7.5, align: 'right' });
  // Host and path below each other: longer lines would run into the title.
  const [host = '', path = ''] = [
    framed.origin?.replace(/^https?:\/\//, ''),
    urlOf({ ...framed, origin: null }),
  ];
  page.text(host, box(x - 4, 39.8, QR + 4, 3.4), { size: 6.8, align: 'right', luma: 60 });
  page.text(path, box(x - 4, 42.8, QR + 4, 3.4), { size: 6.8, align: 'right', luma: 60 });
}

/** Foot of a page: what it was made from, and which page it is. */
export function pressFoot(
  page: Page,
  framed: Framed,
  more: { readonly note: string; readonly page: number; readonly pages: number },
): void {
  const { language, cut } = framed;
  const w = pressWords(language);
  const width = page.width - 2 * EDGE;
  const y = page.height - 19;
  page.line(EDGE, y, width, 0.3, 0);
  page.text(more.note, box(EDGE, y + 1, width, 4.4), { size: 9 });
  const proof = [
    w.cut(groupDigits(cut.number)),
    w.proof(groupDigits(cut.ledgerSize), cut.root.slice(0, 16)),
    w.packageHash(cut.package.slice(0, 16)),
  ].join(' · ');
  page.text(proof, box(EDGE, y + 5.6, width - 30, 4), { size: 8, luma: 60 });
  page.text(w.page(String(more.page), String(more.pages)), box(EDGE + width - 28, y + 5.6, 28, 4), {
    size: 8,
    align: 'right',
  });
}
