/**
 * Canonical JSON: one text for one value, so that its hash is its identity. A subset of RFC 8785 without fractions; the exact
 * rules and test vectors are in docs/formats/ledger.md. A value that has no canonical form is a bug of the caller and throws.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'number':
      return canonicalInteger(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value);
    default:
      throw new TypeError(`${typeof value} has no canonical form`);
  }
}

function canonicalString(value: string): string {
  // A lone surrogate has no UTF-8 form: two different texts would hash alike.
  if (!isWellFormed(value)) throw new TypeError('text with a lone surrogate has no canonical form');
  return JSON.stringify(value);
}

function canonicalInteger(value: number): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new TypeError(`${Object.is(value, -0) ? '-0' : value} is not an exact integer`);
  }
  return String(value);
}

function canonicalArray(list: readonly unknown[]): string {
  let text = '[';
  for (let i = 0; i < list.length; i++) {
    if (i > 0) text += ',';
    text += canonicalJson(list[i]);
  }
  return `${text}]`;
}

function canonicalObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('only plain objects have a canonical form');
  }
  // Array.sort without a comparator orders by UTF-16 code units, as RFC 8785 3.2.3 asks.
  const members = value as Readonly<Record<string, unknown>>;
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    if (text.length > 1) text += ',';
    text += `${canonicalString(key)}:${canonicalJson(members[key])}`;
  }
  return `${text}}`;
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** True when the text has a UTF-8 form (no lone surrogate). Text from outside is checked with this before it enters a fact. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}
