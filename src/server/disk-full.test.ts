import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPng } from '../images/testing/images.ts';
import { DiskPhotoStore } from '../store/photo-disk.ts';
import { diskFiles } from '../store/photo-files.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';

describe('a disk without room', () => {
  let staff: StaffApp;
  let full = false;
  beforeAll(async () => {
    staff = await staffApp({
      photoStore: (dir) =>
        new DiskPhotoStore(dir, {
          ...diskFiles,
          writeDurably: (path, bytes) =>
            full
              ? Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
              : diskFiles.writeDurably(path, bytes),
        }),
    });
  });
  afterAll(() => staff.close());

  test('the sender is told, nothing is recorded, and the same photo is taken in when there is room again', async () => {
    const clerk = await staff.person('clerk-1', ['D1']);
    const url = '/api/units/44-01-S1-001/constituency/photos';
    full = true;
    const refused = await clerk.photo(url, testPng());
    expect([refused.status, refused.error]).toEqual([507, 'disk-full']);
    expect(
      await staff.rows(
        "select (select count(*) from photo) as photos, (select count(*) from fact_inbox where kind = 'photo-received') as facts",
      ),
    ).toEqual([{ photos: 0, facts: 0 }]);
    full = false;
    expect((await clerk.photo(url, testPng())).status).toBe(201);
  });
});
