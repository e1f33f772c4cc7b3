import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ShapeProblem } from './fact-shape.ts';
import { factProblem, isFactKind } from './fact-shape.ts';
import type { Fact } from './facts.ts';

/** Why a text is not a fact. `field` names the place where one is to blame. */
export interface FactError {
  readonly code: ShapeProblem['code'] | 'not-json' | 'not-canonical';
  readonly field: string | null;
}

/**
 * The canonical text of a fact: what is hashed, stored and published. A fact of the wrong shape is a bug and throws here,
 * because the ledger could never be rid of it again.
 */
export function encodeFact(fact: Fact): string {
  const problem = factProblem(fact);
  if (problem !== null) throw new Error(`not a fact: ${problem.code} ${problem.field ?? ''}`);
  return canonicalJson(fact);
}

/**
 * Reads a fact that our own sealer wrote: JSON and a known kind, nothing more. Made for reading hundreds of thousands of
 * facts at start; a text from anywhere else goes through {@link parseFactStrict}.
 */
export function parseFact(text: string): Result<Fact, FactError> {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null)
    return refused(value === undefined ? 'not-json' : 'not-an-object');
  if (!isFactKind((value as { readonly kind?: unknown }).kind)) return refused('unknown-kind', 'kind');
  return ok(value as Fact);
}

/**
 * Reads a fact from an untrusted ledger: every field of its kind and no other, every type right, and the text byte for byte
 * the canonical form (so no duplicate keys, spaces, other key orders or escapes).
 */
export function parseFactStrict(text: string): Result<Fact, FactError> {
  const value = parseJson(text);
  if (value === undefined) return refused('not-json');
  const problem = factProblem(value);
  if (problem !== null) return err(problem);
  return canonicalJson(value) === text ? ok(value as Fact) : refused('not-canonical');
}

function refused(code: FactError['code'], field: string | null = null): Result<never, FactError> {
  return err({ code, field });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
