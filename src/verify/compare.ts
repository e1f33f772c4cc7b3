import type { Findings } from './difference.ts';

/**
 * Stands for a value that is not worked out again here. It is counted as unchecked, never as right; see {@link Unchecked}.
 */
export const UNCHECKED: unique symbol = Symbol('unchecked');

/** Names of fields that were in the files and were not checked, with how often. */
export type Unchecked = Map<string, number>;

/** Compares a JSON value with what it should be: every field, also those that should not be there. */
export function compareJson(
  path: string,
  expected: unknown,
  found: unknown,
  findings: Findings,
  unchecked: Unchecked,
  place = '$',
): void {
  if (expected === UNCHECKED) {
    const name = `${path.replace(/[^/]+\.json$/, (file) => (/constituencies|provinces|bodies/.test(path) ? '*.json' : file))} ${place.replace(/\[\d+\]/g, '[]')}`;
    unchecked.set(name, (unchecked.get(name) ?? 0) + 1);
    return;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(found)) {
      findings.equal(path, place, `a list of ${expected.length}`, found);
      return;
    }
    findings.equal(path, `${place}.length`, expected.length, found.length);
    for (let i = 0; i < Math.min(expected.length, found.length); i++) {
      compareJson(path, expected[i], found[i], findings, unchecked, `${place}[${i}]`);
    }
    return;
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) {
      findings.equal(path, place, 'an object', found);
      return;
    }
    const fields = found as Readonly<Record<string, unknown>>;
    for (const [key, value] of Object.entries(expected)) {
      if (!(key in fields))
        findings.differ(path, `${place}.${key}`, value === UNCHECKED ? 'a value' : value, undefined);
      else compareJson(path, value, fields[key], findings, unchecked, `${place}.${key}`);
    }
    for (const key of Object.keys(fields)) {
      if (!(key in expected)) findings.differ(path, `${place}.${key}`, 'no such field', fields[key]);
    }
    return;
  }
  findings.equal(path, place, expected, found);
}
