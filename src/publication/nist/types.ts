import type { Bilingual } from '../../basics/bilingual.ts';

/**
 * Pieces of an ElectionReport of NIST SP 1500-100 version 2, as JSON. Only what we write: the mapping and its gaps stand in
 * docs/formats/nist.md.
 */
export type CdfObject = { readonly '@type': string; readonly [field: string]: CdfValue };
export type CdfValue = string | number | boolean | CdfObject | readonly CdfObject[] | readonly string[];

/** An object of a class; fields without a value are left out. */
export function cdf(type: string, fields: Readonly<Record<string, CdfValue | undefined>>): CdfObject {
  const object: Record<string, CdfValue> & { '@type': string } = { '@type': `ElectionResults.${type}` };
  for (const field in fields) {
    const value = fields[field];
    if (value !== undefined) object[field] = value;
  }
  return object;
}

/** Thai first, English where there is one. */
export function textOf({ th, en }: Bilingual): CdfObject {
  const strings = [
    { Content: th, Language: 'th' },
    ...(en === '' || en === th ? [] : [{ Content: en, Language: 'en' }]),
  ];
  return cdf('InternationalizedText', { Text: strings.map((one) => cdf('LanguageString', one)) });
}

/** An id of ours as an identifier of the report: a letter first, and only what an XML name may hold. */
export function idOf(kind: string, id: string): string {
  const safe = id.replaceAll(/[^A-Za-z0-9.-]/g, (sign) =>
    sign === '_' ? '__' : `_${sign.codePointAt(0)?.toString(16)}_`,
  );
  return `${kind}-${safe}`;
}

/** Something of ours that the format has no field for. */
export function external(name: string, value: string): CdfObject {
  return cdf('ExternalIdentifier', { Type: 'other', OtherType: name, Value: value });
}
