import { at } from '../basics/assert.ts';
import { readCsv } from '../basics/csv.ts';
import { decodeUtf8 } from '../basics/utf8.ts';
import type { Election } from '../election/lookup.ts';
import { HEAD_ROLES } from '../election/model.ts';
import type { CountedForm } from './count.ts';
import type { Findings } from './difference.ts';

/** One row of the per-form files (docs/formats/feed.md). */
export interface FormRow extends CountedForm {
  readonly path: string;
  readonly row: number;
  readonly seq: number;
  readonly shownBy: number;
  readonly event: string;
  readonly version: number;
  readonly reason: string;
  readonly asOf: string;
}

/** What the rows come to: which version of every return counts, and when its unit became complete. */
export interface PublishedForms {
  readonly rows: readonly FormRow[];
  /** By return index; null where nothing counts. */
  readonly counting: readonly (FormRow | null)[];
  /** Ledger place of the first record of each return that has rows. */
  readonly firstSeq: ReadonlyMap<number, number>;
}

const DASH = -2;
const BLANK = -1;
const ILLEGIBLE = -3;
const NO_PLACE = -4;
const BAD = Number.NaN;

/** A figure as the rows write it: `-` dash, `_` or nothing blank, `?` illegible, `x` no such place. */
function readFigure(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  switch (text) {
    case '-':
      return DASH;
    case '':
    case '_':
      return BLANK;
    case '?':
      return ILLEGIBLE;
    case 'x':
      return NO_PLACE;
    default:
      return BAD;
  }
}

const HEAD_COLUMNS = HEAD_ROLES.map((role) => (role === 'noVote' ? 'no_vote' : role));

/** Reads all per-form files in order, checks them, and folds them. */
export function readForms(
  election: Election,
  files: ReadonlyMap<string, Uint8Array>,
  findings: Findings,
): PublishedForms {
  const rows: FormRow[] = [];
  const paths = [...files.keys()].filter((p) => /^\/feed\/forms-(\d{4,}|tail)\.csv$/.test(p)).sort(byNumber);
  for (const path of paths) readFile(election, path, files.get(path) ?? new Uint8Array(), rows, findings);
  const counting: (FormRow | null)[] = election.returns.map(() => null);
  const versions = new Map<number, number>();
  const firstSeq = new Map<number, number>();
  rows.forEach((row, i) => {
    const place = `row ${row.row}`;
    findings.equal(row.path, `${place}, row`, i + 1, row.row);
    const before = versions.get(row.returnIndex) ?? 0;
    switch (row.event) {
      case 'accepted':
      case 'corrected':
        // a version may come back after it was withheld; it never goes down
        if (row.version < before || row.version > before + 1) {
          findings.differ(row.path, `${place}, version`, `${before} or ${before + 1}`, row.version);
        }
        versions.set(row.returnIndex, row.version);
        if (!firstSeq.has(row.returnIndex)) firstSeq.set(row.returnIndex, row.seq);
        counting[row.returnIndex] = row;
        break;
      case 'annulled':
        firstSeq.delete(row.returnIndex);
        counting[row.returnIndex] = null;
        break;
      case 'withheld':
        counting[row.returnIndex] = null;
        break;
      default:
        findings.differ(row.path, `${place}, event`, 'accepted, corrected, annulled or withheld', row.event);
    }
  });
  return { rows, counting, firstSeq };
}

/** forms-0001, forms-0002, …, forms-10000, then the tail. */
function byNumber(x: string, y: string): number {
  const number = (path: string) => Number(/(\d+)\.csv$/.exec(path)?.[1] ?? Number.MAX_SAFE_INTEGER);
  return number(x) - number(y);
}

function readFile(
  election: Election,
  path: string,
  bytes: Uint8Array,
  rows: FormRow[],
  findings: Findings,
): void {
  const text = decodeUtf8(bytes);
  if (!text.ok) {
    findings.differ(path, `line ${text.error.line}`, 'UTF-8', 'other bytes');
    return;
  }
  const table = readCsv(text.value, Number.MAX_SAFE_INTEGER);
  for (const problem of table.problems)
    findings.differ(path, `line ${problem.line}`, 'well-formed CSV', problem.code);
  const [heading, ...records] = table.rows;
  const columns = new Map((heading?.cells ?? []).map((name, i) => [name.replace('\ufeff', ''), i]));
  for (const { cells } of records) {
    const cell = (name: string) => cells[columns.get(name) ?? -1] ?? '';
    const place = `row ${cell('row')}`;
    const spec = election.findReturn(cell('unit_id'), cell('ballot'));
    if (spec === undefined) {
      findings.differ(path, place, 'a return of the package', `${cell('unit_id')} ${cell('ballot')}`);
      continue;
    }
    const { unit } = spec;
    findings.equal(path, `${place}, unit_kind`, unit.kind, cell('unit_kind'));
    findings.equal(path, `${place}, contest`, spec.contest.id, cell('contest'));
    findings.equal(path, `${place}, form`, spec.form.code, cell('form'));
    findings.equal(path, `${place}, constituency`, unit.constituencyId, cell('constituency'));
    findings.equal(path, `${place}, district`, unit.districtId ?? '', cell('district'));
    findings.equal(path, `${place}, sub_district`, unit.subDistrictId ?? '', cell('sub_district'));
    const head = HEAD_COLUMNS.map((name) => readFigure(cell(name)));
    head.forEach((figure, i) => {
      const role = at(HEAD_ROLES, i);
      const onForm = spec.form.fields.some((field) => field.role === role);
      if (Number.isNaN(figure) || (figure === NO_PLACE) === onForm) {
        findings.differ(path, `${place}, ${role}`, onForm ? 'a figure' : 'x', cell(at(HEAD_COLUMNS, i)));
      }
    });
    const votesCell = cell('votes');
    const votes = votesCell === '' ? [] : votesCell.split(' ').map(readFigure);
    if (votes.length !== spec.lines.length || votes.some(Number.isNaN)) {
      findings.differ(path, `${place}, votes`, `${spec.lines.length} figures`, votesCell);
    }
    rows.push({
      path,
      row: Number(cell('row')),
      seq: Number(cell('seq')),
      shownBy: Number(cell('shown_by_seq')),
      event: cell('event'),
      version: Number(cell('version')),
      reason: cell('reason'),
      asOf: cell('as_of'),
      returnIndex: spec.index,
      head,
      votes,
    });
  }
}
