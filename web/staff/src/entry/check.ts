import type { BallotId, HeadRole, Rule, RuleCode, RuleLevel } from '../../../../src/election/model.ts';
import { HEAD_ROLES } from '../../../../src/election/model.ts';
import { checkReturn } from '../../../../src/returns/check-return.ts';
import type { Figure, Figures } from '../../../../src/returns/figures.ts';
import {
  BLANK,
  DASH,
  HEAD_SIZE,
  headPosition,
  ILLEGIBLE,
  NOT_ON_FORM,
  UNTYPED,
} from '../../../../src/returns/figures.ts';
import type { CheckedReturn, RuleBook } from '../../../../src/returns/rule-book.ts';
import type { Claim, ClaimRules, Finding, WireFigure } from '../api/desk-types.ts';
import type { Cell } from './cell.ts';
import type { Cells, Place, Section } from './places.ts';
import { SECTIONS } from './places.ts';

/** What of a claim the rules need. */
export type CheckedClaim = Pick<Claim, 'lines' | 'photos' | 'siblings'> & {
  readonly form: Pick<Claim['form'], 'fields' | 'words'>;
  readonly contest: Pick<Claim['contest'], 'marks'>;
  readonly rules: ClaimRules;
};

/** The rules of the server, run where the form is typed: what is asked here is what the server asks. */
export type Checker = (cells: Cells, words: Readonly<Record<string, string>>) => readonly Finding[];

export function makeChecker(claim: CheckedClaim, places: readonly Place[]): Checker {
  const spec: CheckedReturn = {
    contest: claim.contest,
    // Roles come from the server, which knows no others.
    form: claim.form as CheckedReturn['form'],
    lines: claim.lines,
  };
  const book = bookOf(claim.rules);
  const siblings = new Map(
    Object.entries(claim.siblings).map(([ballot, head]) => [ballot as BallotId, headOf(head)]),
  );
  const positions = places.map((place) => positionOf(claim, place));
  const size = HEAD_SIZE + claim.lines.length;
  return (cells, words) => {
    const figures: Figure[] = new Array<Figure>(size).fill(NOT_ON_FORM);
    const texts: string[] = new Array<string>(size).fill('');
    places.forEach((place, i) => {
      const position = positions[i] ?? 0;
      figures[position] = figureOf(cells[place.ref] ?? '');
      texts[position] = words[place.ref] ?? '';
    });
    return checkReturn(spec, book, figures, { photoCount: claim.photos.length, siblings, words: texts });
  };
}

/** The findings that may be shown when these sections have been left: those that speak of nothing else. */
export function shownFindings(
  findings: readonly Finding[],
  left: ReadonlySet<Section>,
  places: readonly Place[],
): readonly Finding[] {
  const sectionOf = new Map(places.map((place) => [place.ref, place.section]));
  const present = SECTIONS.filter((section) => places.some((place) => place.section === section));
  const all = present.every((section) => left.has(section));
  return findings.filter((finding) => {
    if (finding.level === 'info') return false;
    if (finding.fields.length === 0) return all;
    return finding.fields.every((ref) =>
      left.has(ref === 'votes' ? 'votes' : (sectionOf.get(ref) ?? 'foot')),
    );
  });
}

/** True when a finding speaks of a place. */
export function concerns(finding: Pick<Finding, 'fields'>, ref: string): boolean {
  return finding.fields.includes(ref) || (ref.startsWith('vote:') && finding.fields.includes('votes'));
}

function bookOf(rules: ClaimRules): RuleBook {
  const list = rules.levels.map(
    ({ code, level, parameters }): Rule => ({
      code: code as RuleCode,
      level: level as RuleLevel,
      parameters: new Map(Object.entries(parameters ?? {})),
    }),
  );
  return {
    rules: new Map(list.map((rule) => [rule.code, rule])),
    pkg: { manifest: { signaturesRequired: rules.signaturesRequired, bookSize: rules.bookSize } },
  };
}

function positionOf(claim: Pick<CheckedClaim, 'lines'>, place: Place): number {
  if (place.part !== 'votes') return headPosition(place.ref as HeadRole);
  return HEAD_SIZE + claim.lines.findIndex((line) => String(line.number) === place.number);
}

function figureOf(cell: Cell): Figure {
  switch (cell) {
    case '':
      return UNTYPED;
    case '-':
      return DASH;
    case '/':
      return BLANK;
    case '?':
      return ILLEGIBLE;
    default:
      return Number(cell);
  }
}

/** Head figures of another form of the unit. */
function headOf(head: Readonly<Record<string, WireFigure>>): Figures {
  return HEAD_ROLES.map((role) => {
    const figure = head[role];
    if (figure === undefined) return NOT_ON_FORM;
    if (typeof figure === 'number') return figure;
    return figureOf(figure === '' ? '/' : figure);
  });
}
