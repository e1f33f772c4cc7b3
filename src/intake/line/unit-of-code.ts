import type { Election } from '../../election/lookup.ts';
import type { UnitId } from '../../election/model.ts';
import { electionMark, readCode } from '../../forms/code.ts';
import { checkTag, unitsByCode } from '../../forms/tag.ts';

/**
 * Finds the unit of a code that somebody typed: a unit's short code in its usual spelling, or the code of any page of its forms.
 * Codes of other elections and codes that were made up are of no unit.
 */
export function unitFinder(election: Election, formKey: Uint8Array): (code: string) => UnitId | null {
  const units = unitsByCode(
    election.pkg.units.map(({ id }) => id),
    formKey,
  );
  const mark = electionMark(election.pkg.hash);
  return (code) => {
    const short = units.get(code);
    if (short !== undefined) return short;
    const page = readCode(code);
    if (!page.ok || page.value.election !== mark || !checkTag(page.value, formKey)) return null;
    return election.unitIndex.has(page.value.unit) ? page.value.unit : null;
  };
}
