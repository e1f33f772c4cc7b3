import { describe, expect, test } from 'vitest';
import type { TargetConfig } from './config/model.ts';
import { chosenFiles } from './contents.ts';
import { FakeDrive } from './testing/fake-drive.ts';
import { SmallNight } from './testing/press-night.ts';
import { driveTarget, folderTarget, s3Target, webhookTarget } from './testing/sending.ts';

describe('what a place gets of a cut', () => {
  const { cut } = new SmallNight().next();
  const pathsOf = (target: TargetConfig) => chosenFiles(cut.files, target).map(({ path }) => path);

  test.each([true, false])(
    'every path once, the manifest before the pointer, which is last (lasting names: %s)',
    (lasting) => {
      for (const content of [['ect'], ['feed'], ['v1'], ['ect', 'feed', 'v1']] as const) {
        const paths = pathsOf(folderTarget('/x', { content, lasting }));
        expect(new Set(paths).size).toBe(paths.length);
        expect(paths.slice(-2)).toEqual(['v1/manifest.json', 'v1/cut.json']);
        expect(paths.some((path) => path.startsWith('v1/f/'))).toBe(true);
      }
    },
  );

  test('all of a folder of the site that was chosen, and what the pointer names', () => {
    const paths = pathsOf(s3Target('http://x', { content: ['ect', 'feed', 'v1'], lasting: true }));
    for (const { path, immutablePath } of cut.files.values()) {
      expect(paths).toContain(path.slice(1));
      if (path !== '/v1/cut.json') expect(paths).toContain(immutablePath.slice(1));
    }
    expect(pathsOf(webhookTarget('http://x'))).toEqual(['v1/cut.json']);
  });

  test('a drive holds each file once', async () => {
    const fake = await FakeDrive.open();
    const paths = pathsOf(driveTarget(fake.url, fake.root, fake.keyFile, { content: ['ect', 'v1'] }));
    await fake.close();
    expect(paths.filter((path) => path.startsWith('v1/f/'))).toEqual([]);
    expect(paths).toContain('v1/nation.json');
  });
});
