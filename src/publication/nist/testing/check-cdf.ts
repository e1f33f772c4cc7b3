import type { ErrorObject } from 'ajv';
import { Ajv } from 'ajv';
import { checkReferences } from './cdf-references.ts';
import { cdfSchema } from './cdf-schema.ts';

const ajv = new Ajv({ allErrors: true, strict: true, validateFormats: true, verbose: false });
ajv.addKeyword({ keyword: 'refTypes', schemaType: 'array' });
ajv.addFormat('date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
ajv.addFormat('date-time', {
  validate: (text: string) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
});
const validate = ajv.compile(cdfSchema());

const wordsOf = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath === '' ? '/' : instancePath} ${message} ${JSON.stringify(params)}`;

/** What is wrong with a report by the schema and in its references; empty when nothing is. */
export function checkCdf(report: unknown): readonly string[] {
  const byShape = validate(report) ? [] : (validate.errors ?? []).map(wordsOf);
  return [...byShape, ...checkReferences(report)];
}
