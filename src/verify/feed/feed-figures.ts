import { readCsv } from '../../basics/csv.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import { decodeUtf8 } from '../../basics/utf8.ts';
import type { Source } from '../source.ts';
import { CannotCheck } from '../source.ts';

/** One figure of the feed, and where it stands. */
export interface FeedFigure {
  readonly value: string;
  readonly path: string;
  /** Line of the file, the header being 1. */
  readonly line: number;
  readonly column: string;
}

/** All figures of a cut that a newsroom may be asked for, by {@link figureKey}. */
export interface FeedFigures {
  readonly cut: number;
  readonly at: string;
  readonly figures: ReadonlyMap<string, FeedFigure>;
}

export function figureKey(f: {
  readonly place: string;
  readonly ballot: string;
  readonly line: string;
  readonly figure: string;
}): string {
  return [f.place, f.ballot, f.line, f.figure].join(' ');
}

const AREA_FIGURES = [
  'registered_voters',
  'counted',
  'valid',
  'invalid',
  'no_vote',
  'stations_shown',
  'stations_received',
  'stations_expected',
] as const;
const FORM_FIGURES = ['valid', 'invalid', 'no_vote'] as const;
const AREA_TABLES = { national: 'area', provinces: 'province', constituencies: 'constituency' } as const;
const MAX_ROWS = 5_000_000;

interface Row {
  readonly line: number;
  readonly get: (column: string) => string;
}

interface Listed {
  readonly path: string;
  readonly immutable: string;
  readonly sha256: string;
}

interface FeedManifest {
  readonly cut: number;
  readonly at: string;
  readonly tables: readonly Listed[];
  readonly forms: readonly Listed[];
  readonly formsTail: Listed | null;
}

/** Files of one cut of a feed: the newest, or an earlier one by its number. Every file is held against its hash. */
class CutFeed {
  readonly #source: Source;
  readonly manifest: FeedManifest;

  static async open(source: Source, cut: number | null): Promise<CutFeed> {
    const manifest = cut === null ? await newestManifest(source) : await manifestOfCut(source, cut);
    return new CutFeed(source, manifest);
  }

  private constructor(source: Source, manifest: FeedManifest) {
    this.#source = source;
    this.manifest = manifest;
  }

  async table(name: string): Promise<readonly Row[]> {
    const listed = this.manifest.tables.find((table) => table.path === `/feed/${name}.csv`);
    if (listed === undefined) throw new CannotCheck(`the feed has no table ${name}`);
    return this.rows(listed);
  }

  async rows(listed: Listed): Promise<readonly Row[]> {
    return rowsOf(await contentOf(this.#source, listed), listed.path);
  }

  /** Ballots of the party list, from the package that is published with the feed. */
  async listBallots(): Promise<ReadonlySet<string>> {
    const bytes = await this.#source.read('/v1/package/contests.csv');
    if (bytes === null) return new Set();
    const lists = rowsOf(bytes, 'contests.csv').filter((row) => row.get('kind') === 'party-list');
    return new Set(lists.map((row) => row.get('ballot')));
  }
}

async function newestManifest(source: Source): Promise<FeedManifest> {
  const bytes = await source.read('/feed/manifest.json');
  if (bytes === null) throw new CannotCheck(`${source.name} has no /feed/manifest.json`);
  return JSON.parse(new TextDecoder().decode(bytes)) as FeedManifest;
}

async function manifestOfCut(source: Source, cut: number): Promise<FeedManifest> {
  const path = `/feed/cuts/${cut}/manifest.json`;
  const bytes = await source.read(path);
  if (bytes === null)
    throw new CannotCheck(`${source.name} has no ${path}: the cut is not kept there any more`);
  const { files } = JSON.parse(new TextDecoder().decode(bytes)) as { files: readonly Listed[] };
  const listed = files.find((file) => file.path === '/feed/manifest.json');
  if (listed === undefined) throw new CannotCheck(`cut ${cut} has no feed`);
  return JSON.parse(new TextDecoder().decode(await contentOf(source, listed))) as FeedManifest;
}

/** The file under its lasting name, else under its plain one; either must have the hash. */
async function contentOf(source: Source, { path, immutable, sha256 }: Listed): Promise<Uint8Array> {
  for (const place of [immutable, path]) {
    const bytes = await source.read(place);
    if (bytes !== null && sha256Hex(bytes) === sha256) return bytes;
  }
  throw new CannotCheck(
    `${source.name} has no ${path} with the hash of the manifest; a newer cut may have come, try again`,
  );
}

function rowsOf(bytes: Uint8Array, path: string): readonly Row[] {
  const text = decodeUtf8(bytes);
  if (!text.ok) throw new CannotCheck(`${path} is not UTF-8`);
  const [header, ...rows] = readCsv(text.value, MAX_ROWS).rows;
  const places = new Map((header?.cells ?? []).map((column, i) => [column, i]));
  return rows.map(({ cells, line }) => ({ line, get: (column) => cells[places.get(column) ?? -1] ?? '' }));
}

/** Reads the figures of areas and of lines; `units`: also those of single forms, which takes all per-form files. */
export async function readFeed(source: Source, cut: number | null, units: boolean): Promise<FeedFigures> {
  const feed = await CutFeed.open(source, cut);
  const figures = new Map<string, FeedFigure>();
  const add = (
    path: string,
    row: Row,
    key: readonly [string, string, string],
    column: string,
    name = column,
  ): void => {
    const [place, ballot, line] = key;
    figures.set(figureKey({ place, ballot, line, figure: name }), {
      value: row.get(column),
      path,
      line: row.line,
      column,
    });
  };
  for (const [name, id] of Object.entries(AREA_TABLES)) {
    for (const row of await feed.table(name)) {
      for (const column of AREA_FIGURES)
        add(`/feed/${name}.csv`, row, [row.get(id), row.get('ballot'), ''], column);
    }
  }
  const lines = new Map<string, string[]>();
  const know = (place: string, ballot: string, line: string): void => {
    const key = `${place} ${ballot}`;
    lines.set(key, [...(lines.get(key) ?? []), line]);
  };
  for (const row of await feed.table('candidates')) {
    const [place, ballot, line] = [row.get('constituency'), row.get('ballot'), row.get('number')];
    add('/feed/candidates.csv', row, [place, ballot, line], 'votes');
    know(place, ballot, line);
  }
  const lists = await feed.listBallots();
  const parties = await feed.table('parties');
  for (const row of parties.toSorted((a, b) => Number(a.get('list_number')) - Number(b.get('list_number')))) {
    const [place, line] = [row.get('area'), row.get('list_number')];
    if (line === '') continue;
    for (const ballot of lists) {
      add('/feed/parties.csv', row, [place, ballot, line], 'list_votes', 'votes');
      know(place, ballot, line);
    }
  }
  if (units) await addForms(feed, figures, lines);
  return { cut: feed.manifest.cut, at: feed.manifest.at, figures };
}

/** The last row of a form tells whether it counts (docs/formats/feed.md). */
async function addForms(
  feed: CutFeed,
  figures: Map<string, FeedFigure>,
  lines: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const last = new Map<string, { readonly row: Row; readonly path: string }>();
  const { forms, formsTail } = feed.manifest;
  for (const file of formsTail === null ? forms : [...forms, formsTail]) {
    for (const row of await feed.rows(file))
      last.set(`${row.get('unit_id')} ${row.get('ballot')}`, { row, path: file.path });
  }
  for (const { row, path } of last.values()) {
    if (row.get('event') !== 'accepted' && row.get('event') !== 'corrected') continue;
    const [place, ballot] = [row.get('unit_id'), row.get('ballot')];
    const put = (line: string, figure: string, value: string, column: string): void => {
      figures.set(figureKey({ place, ballot, line, figure }), {
        value: whole(value),
        path,
        line: row.line,
        column,
      });
    };
    for (const column of FORM_FIGURES) put('', column, row.get(column), column);
    const numbers = lines.get(`${row.get('constituency')} ${ballot}`) ?? [];
    row
      .get('votes')
      .split(' ')
      .forEach((vote, i) => {
        const line = numbers[i];
        if (line !== undefined) put(line, 'votes', vote, 'votes');
      });
  }
}

/** A dash, an empty place, an illegible and an absent one add nothing. */
function whole(text: string): string {
  return /^\d+$/.test(text) ? text : '0';
}
