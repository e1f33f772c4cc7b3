import { expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import { HEAD_ROLES } from '../election/model.ts';
import { Publication } from '../publication/publication.ts';
import { comparePublished } from './compare.ts';
import type { FormRow } from './form-row.ts';
import type { Published } from './published.ts';
import { fieldsOf } from './published.ts';
import { makeSample } from './sample/make-sample.ts';
import type { SampleKind } from './sample/model.ts';
import { truthOf } from './truth.ts';

function sampleOf(kind: SampleKind) {
  const sample = makeSample({ kind, seed: 4, province: 'MKM', date: '2025-11-23', scale: 0.02, tie: false });
  if ('unknownProvince' in sample) throw new Error('MKM is a province');
  return sample;
}

/** A cut over all forms, typed as they are, or with some changed. */
function publish(
  election: Election,
  rows: readonly (FormRow | null)[],
  capPercent: number,
  mistype: (figures: number[], index: number) => void = () => undefined,
): Map<string, string> {
  const publication = new Publication(election);
  const at0 = '2025-11-23T16:00:00.000Z';
  const facts: unknown[] = [
    { kind: 'package-opened', at: at0, election: 'x', package: 'y' },
    { kind: 'policy-changed', at: at0, capPercent, paused: false, reason: 'test', by: 'p1' },
  ];
  rows.forEach((row, index) => {
    if (row === null) return;
    const spec = at(election.returns, index);
    const truth = truthOf(spec, row, 5);
    const figures = [...HEAD_ROLES.map((role) => truth.head.get(role) ?? -4), ...truth.votes];
    mistype(figures, index);
    facts.push({
      kind: 'record-accepted',
      at: at0,
      unit: spec.unit.id,
      ballot: spec.contest.ballot,
      version: 1,
      figures,
      photos: [],
      enteredBy: ['p1', 'p2'],
      acceptedBy: 'p2',
      findings: [],
      asWritten: null,
      remarks: '',
    });
  });
  facts.forEach((fact, seq) => {
    publication.apply({ seq, fact: fact as never });
  });
  const cut = publication.makeCut({ number: 1, at: at0, ledgerSize: facts.length, root: 'ab'.repeat(32) });
  return new Map([...cut.files].map(([path, file]) => [path, Buffer.from(file.bytes).toString('utf8')]));
}

function asPublished(files: ReadonlyMap<string, string>): Published {
  const text = async (path: string) => (files.get(path) ?? '').replace('\ufeff', '');
  return {
    cut: 1,
    at: '',
    ledgerSize: 0,
    paths: [...files.keys()],
    text,
    json: async (path) => fieldsOf(JSON.parse(await text(path))),
  };
}

async function compare(
  kind: SampleKind,
  capPercent: number,
  mistype?: (figures: number[], index: number) => void,
) {
  const { election, rows } = sampleOf(kind);
  const published = asPublished(publish(election, rows, capPercent, mistype));
  const input = { election, published, rows, signatures: 5, complete: capPercent === 100, province: null };
  return (await comparePublished(input)).comparison;
}

test.each(['province', 'local'] as const)(
  'a right %s publication has no differences, whole or capped',
  async (kind) => {
    for (const cap of [100, 60]) {
      const comparison = await compare(kind, cap);
      expect(comparison.differences).toEqual([]);
      expect(comparison.compared).toBeGreaterThan(200);
    }
  },
);

test('one swapped pair of scores is found in the form, the lines and nowhere else hidden', async () => {
  const comparison = await compare('province', 100, (figures, index) => {
    if (index !== 0) return;
    const first = HEAD_ROLES.length;
    [figures[first], figures[first + 1]] = [at(figures, first + 1), at(figures, first)];
  });
  expect(comparison.differing).toBeGreaterThan(2);
  expect(comparison.differences.some((text) => text.includes('scores of forms'))).toBe(true);
  expect(comparison.differences.some((text) => text.includes('votes of lines'))).toBe(true);
});

test('a published total that is off by one is named with its place', async () => {
  const { election, rows } = sampleOf('province');
  const files = publish(election, rows, 100);
  const path = '/v1/provinces/MKM.json';
  const json = JSON.parse(files.get(path) ?? '{}');
  json.ballots[0].total.invalid += 1;
  files.set(path, JSON.stringify(json));
  const published = asPublished(files);
  const input = { election, published, rows, signatures: 5, complete: true, province: null };
  const { comparison } = await comparePublished(input);
  expect(comparison.differing).toBe(1);
  expect(comparison.differences[0]).toContain('MKM constituency invalid');
});

test('more stations than the cap allows are found', async () => {
  const { election, rows } = sampleOf('province');
  const files = publish(election, rows, 100);
  const policy = JSON.parse(files.get('/v1/policy.json') ?? '{}');
  policy.cap.percent = 50;
  files.set('/v1/policy.json', JSON.stringify(policy));
  const published = asPublished(files);
  const input = { election, published, rows, signatures: 5, complete: false, province: null };
  const { comparison } = await comparePublished(input);
  expect(comparison.differences.some((text) => text.includes('within the cap'))).toBe(true);
});
