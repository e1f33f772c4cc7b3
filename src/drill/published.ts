import { readCsv } from '../basics/csv.ts';
import type { Election } from '../election/lookup.ts';
import { HEAD_ROLES } from '../election/model.ts';
import type { Http } from './http.ts';
import { jsonOf } from './http.ts';

/** An object of JSON; other values have no fields. */
export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** One cut as anybody can download it. */
export interface Published {
  readonly cut: number;
  readonly at: string;
  readonly ledgerSize: number;
  json(path: string): Promise<Fields>;
  text(path: string): Promise<string>;
  readonly paths: readonly string[];
}

/** Opens the newest cut; null while none is published. Files are read by the paths that never change. */
export async function openPublished(http: Http): Promise<Published | null> {
  const reply = await http.send({ method: 'GET', path: '/v1/manifest.json' });
  if (reply.status !== 200) return null;
  const manifest = fieldsOf(jsonOf(reply));
  const immutable = new Map<string, string>();
  for (const item of listOf(manifest['files'])) {
    const file = fieldsOf(item);
    immutable.set(String(file['path']), String(file['immutable']));
  }
  const read = async (path: string): Promise<string> => {
    const kept = immutable.get(path);
    if (kept === undefined) throw new Error(`the cut has no ${path}`);
    for (const candidate of [kept, path]) {
      const answer = await http.send({ method: 'GET', path: encodeURI(candidate) });
      if (answer.status === 200) return Buffer.from(answer.body).toString('utf8');
    }
    throw new Error(`${path} is in the manifest and cannot be read`);
  };
  return {
    cut: Number(manifest['cut']),
    at: String(manifest['at']),
    ledgerSize: Number(fieldsOf(manifest['ledger'])['size']),
    paths: [...immutable.keys()],
    text: read,
    json: async (path) => fieldsOf(JSON.parse(await read(path))),
  };
}

/** The figures of a return as published: by role and by line, `null` where it does not count. */
export interface PublishedForm {
  readonly version: number;
  readonly head: Readonly<Record<string, string>>;
  readonly votes: readonly string[];
}

/** The last word of the per-form rows on every return: null where no form counts. */
export async function readPublishedForms(
  election: Election,
  published: Published,
): Promise<(PublishedForm | null)[]> {
  const forms: (PublishedForm | null)[] = election.returns.map(() => null);
  const number = (path: string) => Number(/(\d+)\.csv$/.exec(path)?.[1] ?? Number.MAX_SAFE_INTEGER);
  const paths = published.paths
    .filter((path) => /^\/feed\/forms-(\d+|tail)\.csv$/.test(path))
    .sort((x, y) => number(x) - number(y));
  for (const path of paths) {
    const table = readCsv(await published.text(path), Number.MAX_SAFE_INTEGER);
    const columns = new Map((table.rows[0]?.cells ?? []).map((name, i) => [name, i]));
    for (const { cells } of table.rows.slice(1)) {
      const cell = (name: string) => cells[columns.get(name) ?? -1] ?? '';
      const spec = election.findReturn(cell('unit_id'), cell('ballot'));
      if (spec === undefined) throw new Error(`${path} names an unknown return: ${cell('unit_id')}`);
      const counts = cell('event') === 'accepted' || cell('event') === 'corrected';
      forms[spec.index] = counts
        ? {
            version: Number(cell('version')),
            head: Object.fromEntries(
              HEAD_ROLES.map((role) => [role, cell(role === 'noVote' ? 'no_vote' : role)]),
            ),
            votes: cell('votes') === '' ? [] : cell('votes').split(' '),
          }
        : null;
    }
  }
  return forms;
}
