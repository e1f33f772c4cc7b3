import type { ReturnSpec } from '../election/lookup.ts';
import type { Person } from '../people/person.ts';
import { roleMay } from '../rights/rights.ts';
import type { ClaimDetails } from './claim-details.ts';
import { doubtOf } from './claim-details.ts';
import type { Desk } from './desk.ts';
import { loadReturn } from './load-return.ts';
import type { LoadedReturn } from './loaded-return.ts';
import { noteShown } from './note-shown.ts';

/** Who may be asked for a reading of a return, and must not see what others typed by accident. */
export function reads(person: Person): boolean {
  return roleMay(person.role, 'enter') || roleMay(person.role, 'decide');
}

/** True when the first entry, which is in doubt, is hidden from this person until they ask to see it. */
export function isCovered(person: Person, { state, seenBy }: LoadedReturn): boolean {
  return (
    state.stage === 'in-doubt' &&
    state.first.by !== person.personId &&
    reads(person) &&
    !seenBy.includes(person.personId)
  );
}

/**
 * Shows the first entry, which is in doubt, to somebody who asks for it. From then on they make no blind reading of this return;
 * the audit log says so. Null at any other stage.
 */
export async function showEntries(
  desk: Desk,
  person: Person,
  spec: ReturnSpec,
): Promise<ClaimDetails | null> {
  const loaded = await loadReturn(desk, spec);
  if (loaded.state.stage !== 'in-doubt') return null;
  // Noted first: nobody sees what is not written down.
  if (isCovered(person, loaded)) await noteShown(desk, person, spec);
  return doubtOf(desk, spec, loaded, loaded.state.first);
}
