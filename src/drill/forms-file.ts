import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Election } from '../election/lookup.ts';
import type { UnitId } from '../election/model.ts';
import type { FormRow } from './form-row.ts';

/** The forms of a night and when they come in, by return and unit index of the package. */
export interface NightForms {
  /** By return index; null where the directory has no form for the return. */
  readonly rows: readonly (FormRow | null)[];
  /** By unit index: minutes after the close of polls; the last known minute where the file names none. */
  readonly minutes: readonly number[];
}

/** What is wrong with the files; the drill does not start. */
export interface FormsProblem {
  readonly file: string;
  readonly line: number | null;
  readonly text: string;
}

/** Reads units.csv and forms-<ballot>.csv of every ballot, plain or gzipped (docs/formats/drill.md). */
export async function readNightForms(
  election: Election,
  dir: string,
): Promise<NightForms | readonly FormsProblem[]> {
  const problems: FormsProblem[] = [];
  const rows: (FormRow | null)[] = election.returns.map(() => null);
  for (const ballot of election.ballots) {
    const name = `forms-${ballot}.csv`;
    // The forms of 2566 write the name of the ballot without its dash.
    const text =
      (await readMaybeGzipped(dir, name)) ??
      (await readMaybeGzipped(dir, name.replaceAll(/(?<!forms)-/g, '')));
    if (text === null) problems.push({ file: name, line: null, text: 'is missing' });
    else readForms(election, ballot, name, text, rows, problems);
  }
  const unitsText = await readMaybeGzipped(dir, 'units.csv');
  if (unitsText === null) problems.push({ file: 'units.csv', line: null, text: 'is missing' });
  if (problems.length > 0) return problems;
  return { rows, minutes: readMinutes(election, unitsText ?? '') };
}

/** Text of `name` or `name`.gz in a directory; null when neither is there. */
async function readMaybeGzipped(dir: string, name: string): Promise<string | null> {
  const plain = join(dir, name);
  if (existsSync(plain)) return readFile(plain, 'utf8');
  const zipped = `${plain}.gz`;
  return existsSync(zipped) ? gunzipSync(await readFile(zipped)).toString('utf8') : null;
}

/** Visits the lines of a CSV without quotes; the heading gives the place of each column. */
function eachLine(
  text: string,
  visit: (cells: readonly string[], column: (name: string) => number, line: number) => void,
): void {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let columns: string[] | null = null;
  const places = new Map<string, number>();
  const column = (name: string) => places.get(name) ?? -1;
  for (let line = 1; start < text.length; line++) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const stop = text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    if (stop > start) {
      const cells = text.slice(start, stop).split(',');
      if (columns === null) {
        columns = cells;
        cells.forEach((name, i) => {
          places.set(name, i);
        });
      } else visit(cells, column, line);
    }
    start = end + 1;
  }
}

const MAX_PROBLEMS = 50;

function readForms(
  election: Election,
  ballot: string,
  file: string,
  text: string,
  rows: (FormRow | null)[],
  problems: FormsProblem[],
): void {
  eachLine(text, (cells, column, line) => {
    const say = (what: string) => {
      if (problems.length < MAX_PROBLEMS) problems.push({ file, line, text: what });
    };
    const number = (name: string): number | null => {
      const cell = cells[column(name)] ?? '';
      if (cell === '') return null;
      const value = Number(cell);
      if (!Number.isSafeInteger(value) || value < 0) say(`${name} is not a whole number: ${cell}`);
      return value;
    };
    const unitId = cells[column('unit_id')] ?? '';
    const spec = election.findReturn(unitId, ballot);
    if (spec === undefined) return say(`the package has no return ${unitId} ${ballot}`);
    const votesCell = cells[column('votes')] ?? '';
    const votes = votesCell === '' ? [] : votesCell.split(' ').map(Number);
    if (votes.length !== spec.lines.length || votes.some((v) => !Number.isSafeInteger(v) || v < 0)) {
      return say(`${votes.length} scores, but the contest ${spec.contest.id} has ${spec.lines.length} lines`);
    }
    const valid = number('valid');
    const invalid = number('invalid');
    const noVote = number('no_vote');
    if (valid === null || invalid === null || noVote === null)
      return say('valid, invalid and no_vote are needed');
    rows[spec.index] = {
      unitId: spec.unit.id,
      form: cells[column('form')] ?? '',
      present: number('present'),
      received: number('received'),
      used: number('used'),
      valid,
      invalid,
      noVote,
      left: number('left'),
      votes,
    };
  });
}

function readMinutes(election: Election, text: string): number[] {
  const minutes: (number | null)[] = election.pkg.units.map(() => null);
  let last = 0;
  eachLine(text, (cells, column) => {
    const unit = election.unitIndex.get((cells[column('unit_id')] ?? '') as UnitId);
    const minute = Number(cells[column('report_minute')] ?? '');
    if (unit === undefined || !Number.isFinite(minute) || minute < 0) return;
    minutes[unit] = minute;
    last = Math.max(last, minute);
  });
  return minutes.map((minute) => minute ?? last);
}
