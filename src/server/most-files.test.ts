import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testPng } from '../images/testing/images.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import type { StaffClient } from './testing/staff-client.ts';
import { accept, pathOf, specOf } from './testing/steps.ts';

const UNIT = '44-01-S1-001';

describe('how many files a return and a case may hold', () => {
  let staff: StaffApp;
  let clerk: StaffClient;
  let boss: StaffClient;
  beforeEach(async () => {
    staff = await staffApp({ files: { photosPerReturn: 3, evidencePerCase: 2 } });
    clerk = await staff.person('clerk-1', ['D1']);
    boss = await staff.person('supervisor-1', ['D1']);
  });
  afterEach(() => staff.close());

  test('photos: the limit is the last one taken, and the same file again is none', async () => {
    const path = `${pathOf(specOf(staff, UNIT))}/photos`;
    const files = [1, 2, 3, 4].map((seed) => testPng({ seed }));
    for (const file of files.slice(0, 3)) expect((await clerk.photo(path, file)).status).toBe(201);
    const full = await clerk.photo(path, files[3] ?? Buffer.alloc(0));
    expect(full.status).toBe(422);
    expect(full.body['error']).toMatchObject({
      code: 'too-many',
      reason: 'photos',
      message: { th: expect.stringContaining('3 ภาพ'), en: expect.stringContaining('3 photos') },
    });
    for (const file of files.slice(0, 3)) expect((await clerk.photo(path, file)).status).toBe(200);
    expect(await staff.rows('select count(*)::int as n from photo')).toEqual([{ n: 3 }]);
    // Another return is not concerned.
    const other = `${pathOf(specOf(staff, UNIT, 'party-list'))}/photos`;
    expect((await clerk.photo(other, files[3] ?? Buffer.alloc(0))).status).toBe(201);
  });

  test('evidence: photos and texts count together, and the same again is none', async () => {
    const spec = specOf(staff, UNIT);
    await accept(clerk, await staff.person('clerk-2', ['D1']), spec);
    const opened = await boss.post(`${pathOf(spec)}/cases`, {
      key: '3f6c0a52-0000-4000-8000-000000000009',
      trigger: 'objection',
      summary: { th: 'คำร้อง', en: 'Objection' },
      note: '',
    });
    const id = String(opened.body['case']);
    const text = (words: string) => boss.post(`/api/cases/${id}/evidence`, { text: words, source: 'ผู้ร้อง' });
    const photo = (seed: number) =>
      boss.photo(`/api/cases/${id}/photos?source=${encodeURIComponent('ผู้ร้อง')}`, testPng({ seed }));
    expect((await text('หนึ่ง')).status).toBe(201);
    expect((await photo(1)).status).toBe(201);
    for (const refused of [await text('สอง'), await photo(2)]) {
      expect(refused.body['error']).toMatchObject({ code: 'too-many', reason: 'evidence' });
    }
    expect((await text('หนึ่ง')).status).toBe(200);
    expect((await photo(1)).status).toBe(200);
    expect(await staff.rows('select count(*)::int as n from case_evidence')).toEqual([{ n: 2 }]);
  });
});
