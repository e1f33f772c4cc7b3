/** A number that ECT Report writes as a float: `38275.0`, `75.7051`. */
export class Float {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** Text that is JSON already: a part that was written before. */
export class Raw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Stands in a list where parts come that are kept as bytes. No text of an election can hold it: its quotes are bare. */
export const PARTS_HERE = '"parts here"';

export type EctValue =
  | number
  | string
  | boolean
  | null
  | Float
  | Raw
  | readonly EctValue[]
  | { readonly [field: string]: EctValue };

/** Field names come again and again, tens of thousands of times in a cut. */
const names = new Map<string, string>();

function nameText(name: string): string {
  let text = names.get(name);
  if (text === undefined) {
    text = `${JSON.stringify(name)}:`;
    names.set(name, text);
  }
  return text;
}

/** A number as a float: `38275.0`. */
export function floatText(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** JSON in which whole floats keep their `.0`, as the programs of 2566 expect. */
export function ectJson(value: EctValue): string {
  if (typeof value === 'number') return String(value);
  if (value instanceof Float) return floatText(value.value);
  if (value instanceof Raw) return value.text;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  // Joined, not added to one another: a text of thousands of small pieces would keep every piece as an object.
  if (isList(value)) return `[${value.map(ectJson).join(',')}]`;
  const fields: string[] = [];
  for (const name in value) fields.push(nameText(name) + ectJson(value[name] ?? null));
  return `{${fields.join(',')}}`;
}

function isList(value: EctValue): value is readonly EctValue[] {
  return Array.isArray(value);
}
