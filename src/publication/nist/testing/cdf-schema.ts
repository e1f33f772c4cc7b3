import type { ClassFields } from './cdf-classes.ts';
import { CDF_CLASSES, CDF_WORDS } from './cdf-classes.ts';

type Json = Readonly<Record<string, unknown>>;

const NAMESPACE = 'ElectionResults.';
const refTo = (name: string): Json => ({ $ref: `#/definitions/${NAMESPACE}${name}` });

const DATE_TIME =
  '[0-9]{4}-(0?[1-9]|1[012])-(0?[1-9]|[12][0-9]|3[01])T(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|(24:00:00))(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))';

/** Plain values. The patterns are those of the published schema, which does not anchor them. */
const PLAIN: Readonly<Record<string, Json>> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time', pattern: DATE_TIME },
  colour: { type: 'string', pattern: '[0-9a-f]{6}' },
};

function holds(rule: string): Json {
  const [kind = '', ...names] = rule.split(' ');
  const refTypes = names.map((name) => NAMESPACE + name);
  const id = { type: 'string', refTypes };
  switch (kind) {
    case 'word':
    case 'one':
      return refTo(names[0] ?? '');
    case 'list':
    case 'some':
      return {
        type: 'array',
        minItems: kind === 'some' ? 1 : 0,
        items: names.length === 1 ? refTo(names[0] ?? '') : { oneOf: names.map(refTo) },
      };
    case 'ref':
      return id;
    case 'refs':
    case 'somerefs':
      return { type: 'array', minItems: kind === 'somerefs' ? 1 : 0, items: id };
    default: {
      const plain = PLAIN[kind];
      if (plain === undefined) throw new Error(`no such rule: ${rule}`);
      return plain;
    }
  }
}

function classSchema(name: string, fields: ClassFields): Json {
  const named = Object.entries(fields).map(([field, rule]) => [field.replace('!', ''), holds(rule)]);
  const required = Object.keys(fields).filter((field) => field.endsWith('!'));
  return {
    type: 'object',
    additionalProperties: false,
    required: ['@type', ...required.map((field) => field.slice(0, -1))],
    properties: {
      '@type': { type: 'string', enum: [NAMESPACE + name] },
      ...Object.fromEntries(named),
    },
  };
}

/** A JSON schema of the classes that we write; every keyword in it means the same in draft 4 and in later drafts. */
export function cdfSchema(): Json {
  const classes = Object.entries(CDF_CLASSES).map(([name, fields]) => [
    NAMESPACE + name,
    classSchema(name, fields),
  ]);
  const words = Object.entries(CDF_WORDS).map(([name, list]) => [
    NAMESPACE + name,
    { type: 'string', enum: list.split(' ') },
  ]);
  return {
    ...refTo('ElectionReport'),
    definitions: Object.fromEntries([...classes, ...words]),
  };
}
