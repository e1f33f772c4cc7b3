/**
 * What somebody is in this election (domain 6.2). `clerk` types, `supervisor` decides, accepts and corrects, `head` leads a
 * score centre, `province` looks after the centres of a province, `administrator` keeps accounts and rules of the whole
 * election, `publisher` opens and holds back what the public sees, `auditor` reads everything and changes nothing, `observer`
 * sees live numbers of centres.
 */
export const ROLES = [
  'clerk',
  'supervisor',
  'head',
  'province',
  'administrator',
  'publisher',
  'auditor',
  'observer',
] as const;
export type Role = (typeof ROLES)[number];

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** Roles of the whole election: their area of duty is always every centre. */
export const NATIONAL_ROLES: readonly Role[] = ['administrator', 'publisher', 'auditor'];

/** Those who accept, correct or publish: they prove themselves by a second factor, not by a password alone. */
export const SECOND_FACTOR_ROLES: readonly Role[] = [
  'supervisor',
  'head',
  'province',
  'administrator',
  'publisher',
];
