import { randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { at } from '../basics/assert.ts';

export type { PasswordProblem } from '../rights/password-rules.ts';
export { PASSWORD_MAX, PASSWORD_MIN, passwordProblem } from '../rights/password-rules.ts';

/**
 * Argon2id, 19 MiB, two passes, one lane (the library's algorithm when none is named is Argon2id). 2,000 people who log in
 * within five minutes take about a seventh of one core at this cost: `bench/login.ts`.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** For drawn passwords: 79 random bits need no slow hash, and 20,000 of them are hashed in seconds. */
const LIGHT_COST = { memoryCost: 64, timeCost: 1, parallelism: 1 } as const;

/** The encoded hash, `$argon2id$v=19$m=19456,t=2,p=1$…`. Takes about 30 ms of one core. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** The encoded hash of a password that {@link randomPassword} drew. */
export function hashDrawn(password: string): Promise<string> {
  return hash(password, LIGHT_COST);
}

/** True when the password belongs to the hash. A hash that cannot be read counts as a wrong password. */
export async function verifyPassword(encoded: string, password: string): Promise<boolean> {
  try {
    return await verify(encoded, password.normalize('NFC'));
  } catch {
    return false;
  }
}

let decoy: Promise<string> | null = null;

/** A hash that no password fits: checked for unknown names, so that they take as long as known ones. */
export function decoyHash(): Promise<string> {
  decoy ??= hashPassword(randomBytes(32).toString('base64'));
  return decoy;
}

/** No letters or digits that look alike on paper (0 O, 1 l I). */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to print and hand over: four groups of four, about 79 bits. */
export function randomPassword(): string {
  const group = () => Array.from({ length: 4 }, () => at(LETTERS, randomInt(LETTERS.length))).join('');
  return [group(), group(), group(), group()].join('-');
}
