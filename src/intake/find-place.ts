import type { Election, ReturnSpec } from '../election/lookup.ts';
import type { BallotId, CentreId, UnitId } from '../election/model.ts';
import { electionMark, readCode } from '../forms/code.ts';
import type { PageCode } from '../forms/geometry.ts';
import { checkTag } from '../forms/tag.ts';
import type { Doubt } from './door.ts';

/** What is known of a photo before anybody looked at it. */
export interface Clues {
  /** Texts of the codes on it, and what the sender's device read. */
  readonly codes: readonly string[];
  readonly centre: CentreId | null;
  /** The unit to which the sender is bound. */
  readonly unit: UnitId | null;
  /** Which page the sender says it is. */
  readonly says: { readonly ballot: BallotId; readonly page: number } | null;
}

/** Where a photo belongs, or why a person must say it. `hint`: a unit that its code names, or that its sender is bound to. */
export type FoundPlace =
  | {
      readonly kind: 'place';
      readonly spec: ReturnSpec;
      readonly page: number;
      readonly how: 'code' | 'sender';
    }
  | { readonly kind: 'doubt'; readonly doubt: Doubt; readonly hint: UnitId | null };

/**
 * Finds the page that a photo shows: by its codes first (tag and election checked, both codes alike), then by what a bound sender
 * says. Everything else is a doubt: no guess is ever taken for a place. `key`: the installation's form key;
 * `printedPages`: pages of a form as we print it.
 */
export function findPlace(
  election: Election,
  key: Uint8Array,
  clues: Clues,
  printedPages: (spec: ReturnSpec) => number = (spec) => spec.form.pages,
): FoundPlace {
  const { codes, unit, centre, says } = clues;
  const read: PageCode[] = [];
  let doubt: Doubt | null = null;
  for (const text of codes) {
    const code = readCode(text);
    if (!code.ok) {
      // A code of something else (a chat app, a shop) says nothing; one of ours that is misread does.
      if (code.error !== 'not-a-code') doubt ??= 'unknown-code';
    } else if (code.value.election !== electionMark(election.pkg.hash)) doubt ??= 'other-election';
    else if (!checkTag(code.value, key)) doubt ??= 'unknown-code';
    else read.push(code.value);
  }
  if (doubt !== null) return { kind: 'doubt', doubt, hint: read[0]?.unit ?? unit };
  const first = read[0];
  if (first === undefined) return bySender(election, unit, says, printedPages);
  if (read.some((code) => code.unit !== first.unit)) return { kind: 'doubt', doubt: 'two-units', hint: unit };
  const spec = election.findReturn(first.unit, first.ballot);
  if (spec === undefined || first.page > printedPages(spec)) {
    return { kind: 'doubt', doubt: 'unknown-code', hint: unit };
  }
  const doubtful = (why: Doubt): FoundPlace => ({ kind: 'doubt', doubt: why, hint: first.unit });
  if (read.some((code) => code.ballot !== first.ballot || code.page !== first.page))
    return doubtful('codes-disagree');
  if (unit !== null && unit !== first.unit) return doubtful('not-the-senders-unit');
  if (centre !== null && centre !== spec.unit.centreId) return doubtful('not-the-centres-unit');
  if (says !== null && (says.ballot !== first.ballot || says.page !== first.page))
    return doubtful('codes-disagree');
  return { kind: 'place', spec, page: first.page, how: 'code' };
}

/** A form without a code: its place is known only where the sender, bound to a unit, has said which page it is. */
function bySender(
  election: Election,
  unit: UnitId | null,
  says: Clues['says'],
  printedPages: (spec: ReturnSpec) => number,
): FoundPlace {
  const spec = unit === null || says === null ? undefined : election.findReturn(unit, says.ballot);
  if (spec === undefined || says === null || says.page > Math.max(spec.form.pages, printedPages(spec))) {
    return { kind: 'doubt', doubt: 'no-code', hint: unit };
  }
  return { kind: 'place', spec, page: says.page, how: 'sender' };
}
