import { assertNever, at } from '../../basics/assert.ts';
import type { Language } from '../../basics/bilingual.ts';
import type { AreaId, CentreId, UnitId } from '../../election/model.ts';
import { pressFigures, pressScopes } from '../../press/figures.ts';
import { areaName, say } from '../../press/names.ts';
import { noticeContent } from '../../press/notice-content.ts';
import { bulletinSheet } from '../../press/paper/bulletin.ts';
import { noticeSheets } from '../../press/paper/notice.ts';
import type { PressSheet } from '../../press/paper/page.ts';
import { posterSheets } from '../../press/paper/poster.ts';
import { posterContent } from '../../press/poster-content.ts';
import type { PublicView } from '../../publication/model.ts';

export const PAPER_KINDS = ['notices', 'posters-a4', 'posters-a3', 'bulletins'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export function isPaperKind(text: string): text is PaperKind {
  return (PAPER_KINDS as readonly string[]).includes(text);
}

export interface PaperChoice {
  readonly kinds: readonly PaperKind[];
  /** Ids; at most one is set. All null: everything. */
  readonly area: string | null;
  readonly centre: string | null;
  readonly unit: string | null;
  readonly language: Language;
  readonly origin: string | null;
}

/** One file, its pages made when they are asked for. */
export interface CutPaper {
  readonly name: string;
  readonly kind: PaperKind;
  readonly title: string;
  readonly sheets: () => Iterable<readonly PressSheet[]>;
}

/** A file's structure is held in memory until it ends. */
const UNITS_A_FILE = 100;

/** All papers of a choice at a cut, and how many of its units are not public. Null: the package has no such place. */
export function cutPapers(
  view: PublicView,
  choice: PaperChoice,
): { readonly files: readonly CutPaper[]; readonly left: number } | null {
  const units = unitsOf(view, choice);
  if (units === null) return null;
  const shown = units.filter((u) => view.unitStatus(u) === 'shown');
  const files = choice.kinds.flatMap((kind) => filesOf(view, kind, { units, shown }, choice));
  return { files, left: units.length - shown.length };
}

function filesOf(
  view: PublicView,
  kind: PaperKind,
  { units, shown }: { readonly units: readonly number[]; readonly shown: readonly number[] },
  choice: PaperChoice,
): readonly CutPaper[] {
  switch (kind) {
    case 'notices':
      return noticeFiles(view, shown, choice);
    case 'posters-a4':
    case 'posters-a3':
      return posterFiles(view, units, kind, choice);
    case 'bulletins':
      return bulletinFiles(view, choice);
    default:
      return assertNever(kind);
  }
}

function unitsOf({ election }: PublicView, { area, centre, unit }: PaperChoice): readonly number[] | null {
  const all = election.pkg.units.map((_, u) => u);
  if (unit !== null) {
    const index = election.unitIndex.get(unit as UnitId);
    return index === undefined ? null : [index];
  }
  if (centre !== null) {
    if (!election.centreIndex.has(centre as CentreId)) return null;
    return all.filter((u) => at(election.pkg.units, u).centreId === centre);
  }
  if (area === null) return all;
  const index = election.areaIndex.get(area as AreaId);
  return index === undefined ? null : all.filter((u) => at(election.areasOfUnit, u).includes(index));
}

function noticeFiles(view: PublicView, shown: readonly number[], choice: PaperChoice): readonly CutPaper[] {
  const { language, origin } = choice;
  const { election } = view;
  const groups = new Map<CentreId, number[]>();
  for (const u of shown) {
    const { centreId } = at(election.pkg.units, u);
    groups.set(centreId, [...(groups.get(centreId) ?? []), u]);
  }
  return [...groups].flatMap(([centre, list]) => {
    const parts = Math.ceil(list.length / UNITS_A_FILE);
    return Array.from({ length: parts }, (_, part): CutPaper => {
      const number = parts === 1 ? '' : `-${part + 1}of${parts}`;
      const own = choice.unit ?? centre;
      return {
        name: `notices-${fileSafe(own)}${number}-${language}.pdf`,
        kind: 'notices',
        title: say(election.getCentre(centre).name, language),
        *sheets() {
          for (const u of list.slice(part * UNITS_A_FILE, (part + 1) * UNITS_A_FILE)) {
            const notice = noticeContent(view, u);
            if (notice.ok) yield noticeSheets(notice.value, { language, origin });
          }
        },
      };
    });
  });
}

function posterFiles(
  view: PublicView,
  units: readonly number[],
  kind: 'posters-a4' | 'posters-a3',
  { language, origin }: PaperChoice,
): readonly CutPaper[] {
  const { election } = view;
  const size = kind === 'posters-a3' ? 'a3' : 'a4';
  const areas = new Set(
    units.flatMap((u) =>
      at(election.areasOfUnit, u).filter((a) => at(election.pkg.areas, a).kind === 'sub-district'),
    ),
  );
  return [...areas].map((area) => ({
    name: `poster-${fileSafe(at(election.pkg.areas, area).id)}-${size}-${language}.pdf`,
    kind,
    title: say(areaName(election, area), language),
    sheets: () => [posterSheets(posterContent(view, area), { language, origin, size })],
  }));
}

function bulletinFiles(view: PublicView, { area, language, origin }: PaperChoice): readonly CutPaper[] {
  const { election } = view;
  const wanted = area === null ? null : election.areaIndex.get(area as AreaId);
  return pressScopes(election)
    .filter((scope) => wanted === null || scope === wanted)
    .map((scope) => ({
      name: `bulletin-${fileSafe(at(election.pkg.areas, scope).id)}-${language}.pdf`,
      kind: 'bulletins',
      title: say(areaName(election, scope), language),
      sheets: () => [
        [
          bulletinSheet(
            { figures: pressFigures(view, scope), since: null, hour: null },
            { language, origin },
          ),
        ],
      ],
    }));
}

function fileSafe(id: string): string {
  return id.replace(/[^\w-]/g, '_');
}
