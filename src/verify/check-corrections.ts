import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import { HEAD_ROLES } from '../election/model.ts';
import type { Head } from './cut.ts';
import { record } from './cut.ts';
import type { Findings } from './difference.ts';
import type { FormRow, PublishedForms } from './form-rows.ts';

const PATH = '/v1/corrections.json';

/**
 * The list of corrections against the rows: every entry stands on a row with the same figures, and every row that changed
 * something public when it came stands in the list.
 */
export function checkCorrections(
  election: Election,
  forms: PublishedForms,
  file: unknown,
  head: Head,
  findings: Findings,
): void {
  const json = record(file);
  for (const key of ['cut', 'at', 'status', 'drill', 'election', 'package'] as const) {
    findings.equal(PATH, `$.${key}`, head[key], json[key]);
  }
  const bySeq = new Map<string, { row: FormRow; before: FormRow | null }>();
  const last = new Map<number, FormRow>();
  const required = new Set<string>();
  for (const row of forms.rows) {
    const spec = at(election.returns, row.returnIndex);
    const key = `${row.seq} ${spec.unit.id} ${spec.contest.ballot}`;
    if (row.event === 'corrected' || row.event === 'annulled') {
      bySeq.set(key, { row, before: last.get(row.returnIndex) ?? null });
      // shown by its own fact: the unit was public already
      if (row.shownBy === row.seq) required.add(key);
    }
    last.set(row.returnIndex, row);
  }
  const list = json['corrections'];
  const entries = Array.isArray(list) ? list : [];
  let previous = Number.MAX_SAFE_INTEGER;
  entries.forEach((item, i) => {
    const entry = record(item);
    const place = `$.corrections[${i}]`;
    const seq = Number(entry['seq']);
    if (seq > previous) findings.differ(PATH, `${place}.seq`, 'newest first', seq);
    previous = seq;
    const key = `${seq} ${String(entry['unit'])} ${String(entry['ballot'])}`;
    const match = bySeq.get(key);
    required.delete(key);
    if (match === undefined) {
      findings.differ(PATH, place, 'a row of the per-form files', key);
      return;
    }
    findings.equal(PATH, `${place}.event`, match.row.event, entry['event']);
    findings.equal(PATH, `${place}.version`, match.row.version, entry['version']);
    findings.equal(PATH, `${place}.reason`, match.row.reason, entry['reason']);
    compareFigures(
      place,
      'after',
      match.row.event === 'annulled' ? null : match.row,
      entry['after'],
      findings,
    );
    if (match.before !== null) compareFigures(place, 'before', match.before, entry['before'], findings);
  });
  for (const key of required) findings.differ(PATH, key, 'listed as a correction', undefined);
  findings.prove('corrections listed with the figures of their rows', entries.length);
}

const SIGNS = new Map([
  [-1, ''],
  [-2, '-'],
  [-3, '?'],
  [-4, 'x'],
]);

function compareFigures(
  place: string,
  side: string,
  row: FormRow | null,
  found: unknown,
  findings: Findings,
): void {
  if (row === null) {
    findings.equal(PATH, `${place}.${side}`, null, found);
    return;
  }
  const sign = (figure: number) => SIGNS.get(figure) ?? figure;
  const head = record(record(found)['head']);
  HEAD_ROLES.forEach((role, i) => {
    findings.equal(PATH, `${place}.${side}.head.${role}`, sign(at(row.head, i)), head[role]);
  });
  const votes = record(found)['votes'];
  row.votes.forEach((figure, i) => {
    findings.equal(
      PATH,
      `${place}.${side}.votes[${i}]`,
      sign(figure),
      Array.isArray(votes) ? votes[i] : undefined,
    );
  });
}
