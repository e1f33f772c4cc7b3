import { chmodSync, cpSync, mkdtempSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findNativePackage } from './platform.ts';
import { makeSymlinks, prepareProgram } from './program.ts';
import { sharedBuffersMb } from './settings.ts';

it('says in one sentence what to do where there are no binaries', () => {
  for (const platform of ['sunos-x64', 'win32-x64', 'linux-riscv64']) {
    expect(() => findNativePackage(platform)).toThrow(
      expect.objectContaining({
        code: 'no-embedded-database',
        text: { th: expect.stringContaining('DATABASE_URL'), en: expect.stringContaining('DATABASE_URL') },
      }),
    );
  }
});

it('makes the links that the package cannot carry, and copies the programs for a user who cannot reach them', () => {
  const native = findNativePackage();
  const dir = mkdtempSync(join(tmpdir(), 'khanaen-native-'));
  try {
    const hidden = join(dir, 'hidden', 'native');
    cpSync(native.dir, hidden, { recursive: true, verbatimSymlinks: true });
    const link = join(hidden, 'lib', 'libicui18n.so.60');
    unlinkSync(link);
    expect(makeSymlinks(hidden)).toBe(true);
    expect(makeSymlinks(hidden)).toBe(true);
    const data = join(dir, 'data');
    expect(prepareProgram({ ...native, dir: hidden }, data, { how: 'direct' })).toBe(hidden);
    if (process.getuid?.() !== 0) return;
    chmodSync(join(dir, 'hidden'), 0o700);
    chmodSync(dir, 0o711);
    const nobody = { how: 'user', uid: 65534, gid: 65534 } as const;
    const copy = prepareProgram({ ...native, dir: hidden }, data, nobody);
    expect(copy).toBe(join(data, `postgres-program-${native.version}`));
    expect(prepareProgram({ ...native, dir: hidden }, data, nobody)).toBe(copy);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

it('takes an eighth of the memory within bounds', () => {
  expect([1, 2, 24].map((gb) => sharedBuffersMb(gb * 2 ** 30))).toEqual([128, 256, 512]);
  expect(sharedBuffersMb(2 ** 28)).toBe(64);
});
