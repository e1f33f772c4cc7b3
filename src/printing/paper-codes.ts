import type { BallotId, UnitId } from '../election/model.ts';
import { electionMark, writeCode } from '../forms/code.ts';
import type { Paper } from '../forms/paper.ts';
import { tagOf } from '../forms/tag.ts';

/** What the codes of an installation's forms are made from. */
export interface CodeMaker {
  readonly key: Uint8Array;
  /** `https://host` of the page that a phone opens; null: the QR holds the bare letters. */
  readonly baseUrl: string | null;
}

/**
 * The code of a page. A paper that is no return (tally sheet, summary, a form printed filled) carries the form's id where a
 * return has its ballot, and a summary the area's id for the unit's: no such return exists, so a photo of it is never taken for one.
 */
export function codeOf(
  paper: Paper,
  maker: CodeMaker,
  filled = false,
): (page: number) => { qr: string; letters: string } {
  const isReturn = !filled && paper.unit !== null && paper.form.unitKinds.includes(paper.unit.kind);
  const unit: string = paper.unit === null ? paper.area.id : paper.unit.id;
  const ballot: string = isReturn ? paper.contest.ballot : paper.form.id;
  return (page) => {
    const parts = {
      unit: unit as UnitId,
      ballot: ballot as BallotId,
      page,
      election: electionMark(paper.election.pkg.hash),
    };
    const code = { ...parts, tag: tagOf(parts, maker.key) };
    const letters = writeCode(code);
    return { letters, qr: maker.baseUrl === null ? letters : writeCode(code, maker.baseUrl) };
  };
}
