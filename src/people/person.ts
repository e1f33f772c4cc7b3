import type { Brand } from '../basics/brand.ts';
import type { CentreId } from '../election/model.ts';
import type { Role } from '../rights/roles.ts';

export type { Role } from '../rights/roles.ts';
export { isRole, ROLES } from '../rights/roles.ts';

/** Key of a person in the database. Never leaves it: facts name people by {@link PublicId}. */
export type PersonId = Brand<number, 'PersonId'>;
/** `p` and 12 hexadecimal digits, drawn at random for one election; says nothing about the person. */
export type PublicId = Brand<string, 'PublicId'>;

/**
 * Where a person may work: every centre, or the centres named. `centreIds` holds the centres of whole areas, too; `areas`
 * says which areas were named, e.g. `province:MKM`.
 */
export type Duty =
  | { readonly everyCentre: true }
  | {
      readonly everyCentre: false;
      readonly centreIds: readonly CentreId[];
      readonly areas?: readonly string[];
    };

/** Somebody with an account. */
export interface Person {
  readonly personId: PersonId;
  readonly publicId: PublicId;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly duty: Duty;
  /**
   * Other accounts that the same hand may have used since a reset of a password or second factor (docs/rights.md): none of them is
   * a second person for another. Empty nearly always.
   */
  readonly oneHand: readonly number[];
}

/** True when the centre lies in the person's area of duty. */
export function servesCentre(person: Person, centreId: string): boolean {
  return person.duty.everyCentre || person.duty.centreIds.includes(centreId as CentreId);
}
