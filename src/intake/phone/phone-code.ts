import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Election } from '../../election/lookup.ts';
import type { Unit } from '../../election/model.ts';
import { electionMark, readCode } from '../../forms/code.ts';
import type { PageCode } from '../../forms/geometry.ts';
import { checkTag } from '../../forms/tag.ts';

export interface OpenedPage {
  readonly unit: Unit;
  readonly code: PageCode;
}

/** `misread`: a letter is wrong. `unknown`: not made by this installation. `other-election`: another package's paper. */
export type PhoneCodeError = 'misread' | 'unknown' | 'other-election';

/**
 * The unit whose form bears a code. The code is the key to the phone page: whoever holds the paper, or a photo of it, may send photos of
 * that unit, which people then look at; it opens nothing else.
 */
export function openCode(
  election: Election,
  formKey: Uint8Array,
  text: string,
): Result<OpenedPage, PhoneCodeError> {
  const read = readCode(text);
  if (!read.ok) return err('misread');
  const code = read.value;
  if (!checkTag(code, formKey)) return err('unknown');
  if (code.election !== electionMark(election.pkg.hash)) return err('other-election');
  if (!election.unitIndex.has(code.unit)) return err('unknown');
  return ok({ unit: election.getUnitOrThrow(code.unit), code });
}
