import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReturnSpec } from '../election/lookup.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { enter, pathOf, sendPhoto, specOf, take } from './testing/steps.ts';
import { rightForm, withHead } from './testing/wire.ts';

interface Problem {
  readonly code: string;
  readonly field: string;
  readonly message: { readonly th: string; readonly en: string };
}

describe('bodies of entries', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  let spec: ReturnSpec;
  let claim: string;
  beforeAll(async () => {
    staff = await staffApp();
    clerk = await staff.person('clerk-1', ['D1']);
    spec = specOf(staff, '44-01-S1-001');
    await sendPhoto(clerk, spec);
    claim = await take(clerk, spec);
  });
  afterAll(() => staff.close());

  const problemsOf = async (form: object) => {
    const answer = await clerk.post(`${pathOf(spec)}/entries`, { claim, ...form });
    expect([answer.status, answer.error]).toEqual([422, 'bad-entry']);
    return (answer.body['error'] as { problems: Problem[] }).problems.map((p) => {
      expect(p.message.th).toMatch(/[ก-๛]/);
      return `${p.field} ${p.code}`;
    });
  };

  test.each([
    ['negative', -1, 'negative'],
    ['a negative text', '-5', 'negative'],
    ['fractional', 1.5, 'fractional'],
    ['huge', 1e12, 'too-large'],
    ['a huge text', '9'.repeat(500), 'too-large'],
    ['words', 'สิบ', 'not-a-number'],
    ['a list', [1], 'wrong-type'],
    ['true', true, 'wrong-type'],
  ])('a figure that is %s is refused with its place', async (_name, value, code) => {
    expect(await problemsOf(withHead(rightForm(spec), { used: value as number }))).toEqual([`used ${code}`]);
    const votes = { ...rightForm(spec).votes, 2: value };
    expect(await problemsOf({ ...rightForm(spec), votes })).toEqual([`vote:2 ${code}`]);
  });

  test('everything that is wrong is told at once', async () => {
    const { used: _, ...head } = rightForm(spec).head;
    const form = {
      head: { ...head, left: -3, envelopes: 5 },
      votes: { ...rightForm(spec).votes, 99: 1 },
      mood: 'good',
    };
    expect((await problemsOf(form)).sort()).toEqual([
      'envelopes role-not-on-form',
      'left negative',
      'mood unknown-name',
      'used missing',
      'vote:99 unknown-number',
    ]);
  });

  test('an empty body, an empty form, a list, a text: refused, and the claim stays good', async () => {
    const url = `${pathOf(spec)}/entries`;
    const json = { 'content-type': 'application/json' };
    expect((await clerk.send('POST', url, '', json)).error).toBe('bad-json');
    expect((await clerk.send('POST', url, '[]', json)).error).toBe('bad-request');
    expect((await clerk.send('POST', url, '"x"', json)).error).toBe('bad-request');
    expect((await clerk.send('POST', url, '{"claim": ', json)).error).toBe('bad-json');
    expect((await clerk.send('POST', url, '{"__proto__": {"claim": 1}}', json)).error).toBe('bad-json');
    expect((await clerk.post(url, { claim: 'x', ...rightForm(spec) })).body['error']).toMatchObject({
      code: 'bad-request',
      place: 'body/claim',
    });
    expect((await problemsOf({})).sort()).toEqual(['head missing', 'votes missing']);
  });

  test('ten thousand fields are refused with a bounded answer', async () => {
    const votes = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [String(i + 1), 1]));
    const answer = await clerk.post(`${pathOf(spec)}/entries`, { claim, ...rightForm(spec), votes });
    expect([answer.status, answer.error]).toEqual([422, 'bad-entry']);
    expect(answer.bytes.length).toBeLessThan(64 * 1024);
    const larger = Object.fromEntries(Array.from({ length: 40_000 }, (_, i) => [String(i + 1), 1]));
    const refused = await clerk.post(`${pathOf(spec)}/entries`, { claim, ...rightForm(spec), votes: larger });
    expect([refused.status, refused.error]).toEqual([413, 'too-large']);
  });

  test('who did it cannot be said in the body', async () => {
    expect(await problemsOf({ ...rightForm(spec), by: 1, person: 'clerk-2' })).toEqual([
      'by unknown-name',
      'person unknown-name',
    ]);
  });

  test('no body makes the server fail', async () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('๑๒', '-', '?', '', 0, -0, 1e300));
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('head', 'votes', 'words', 'answers', 'remarks', 'claim'), value),
        async (body) => {
          const answer = await clerk.post(`${pathOf(spec)}/entries`, { claim, ...body });
          expect(answer.status).toBeGreaterThanOrEqual(400);
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: 150 },
    );
    expect(staff.logged).toEqual([]);
  });

  test('Thai digits, commas, a dash and a blank are read as they stand', async () => {
    const form = {
      ...withHead(rightForm(spec), { registered: '๕๐๐', received: ' 500 ', invalid: '๑๐' }),
      remarks: 'ตรวจแล้ว',
    };
    const saved = await enter(clerk, spec, claim, form);
    expect([saved.status, saved.body['outcome']]).toEqual([200, 'entered-once']);
    const [entry] = await staff.rows('select figures, remarks from entry');
    const figures = (entry?.['figures'] ?? []) as number[];
    expect(figures.slice(0, 6)).toEqual([500, 300, 500, 300, 270, 10]);
    expect(entry?.['remarks']).toBe('ตรวจแล้ว');
  });
});
