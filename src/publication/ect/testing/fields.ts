/** Fields by which entries of a list are told apart. */
const KEYS = ['prov_id', 'cons_id', 'mp_app_id', 'party_id', 'id'];

type Json = number | string | boolean | null | readonly Json[] | { readonly [field: string]: Json };

/** `38275.0` and `38275` differ as texts and not as numbers: marks floats before parsing, as `float:38275`. */
function parseWithFloats(text: string): Json {
  return JSON.parse(text.replace(/([:[,]\s*)(-?\d+\.\d+)(?=\s*[,}\]])/g, '$1"float:$2"')) as Json;
}

function keyOf(value: Json): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const fields = value as { readonly [field: string]: Json };
  // A list of candidates also has party ids: the most exact key goes first.
  for (const key of ['cons_id', 'mp_app_id', 'prov_id', 'party_id', 'id']) {
    if (KEYS.includes(key) && fields[key] !== undefined) return String(fields[key]);
  }
  return null;
}

/** Path of every value to the value; entries of lists are named by their key, so that order does not matter. */
export function flatten(text: string): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const walk = (value: Json, path: string): void => {
    if (Array.isArray(value)) {
      value.forEach((entry: Json, i) => {
        walk(entry, `${path}[${keyOf(entry) ?? i}]`);
      });
    } else if (value !== null && typeof value === 'object') {
      for (const [name, field] of Object.entries(value)) walk(field, path === '' ? name : `${path}.${name}`);
    } else
      found.set(
        path,
        typeof value === 'string' && value.startsWith('float:') ? Number(value.slice(6)) : value,
      );
  };
  walk(parseWithFloats(text), '');
  return found;
}

/** JSON types of every field, in the notation of the table: `result_province[].prov_id`. */
export function fieldTypes(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const walk = (value: Json, path: string): void => {
    if (Array.isArray(value)) for (const entry of value as readonly Json[]) walk(entry, `${path}[]`);
    else if (value !== null && typeof value === 'object') {
      for (const [name, field] of Object.entries(value)) walk(field, path === '' ? name : `${path}.${name}`);
    } else {
      const types = found.get(path) ?? new Set();
      types.add(typeName(value as number | string | boolean | null));
      found.set(path, types);
    }
  };
  walk(parseWithFloats(text), '');
  return found;
}

function typeName(value: number | string | boolean | null): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'int';
  return value.startsWith('float:') ? 'float' : 'string';
}

/** Reads the field tables of the format description: file and edition → field → types. */
export function tableOf(markdown: string): (file: string, edition: string) => ReadonlyMap<string, string> {
  return (file, edition) => {
    const section = markdown.split(/^## /m).find((part) => part.startsWith(file)) ?? '';
    const rows = section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const column = rows[0]?.indexOf(edition) ?? -1;
    const fields = new Map<string, string>();
    for (const row of rows.slice(2)) {
      const types = row[column] ?? '-';
      if (types !== '-') fields.set((row[1] ?? '').replaceAll('`', ''), types);
    }
    return fields;
  };
}
