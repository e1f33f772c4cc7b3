import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadLineConfig } from './load-line-config.ts';

test('the file of LINE accounts: none named, one that works, and faults that show nothing of it', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'khanaen-line-config-'));
  try {
    expect(await loadLineConfig(undefined)).toEqual({ ok: true, value: null });
    expect(await loadLineConfig('')).toEqual({ ok: true, value: null });
    expect((await loadLineConfig(join(dir, 'nothing.json'))).ok).toBe(false);
    const path = join(dir, 'line.json');
    const channel = { id: 'main', secret: 'a-channel-secret', accessToken: 'an-access-token' };
    await writeFile(path, JSON.stringify({ channels: [channel] }));
    const good = await loadLineConfig(path);
    expect(good.ok && good.value?.channels[0]?.accessToken.reveal()).toBe('an-access-token');
    await writeFile(path, JSON.stringify({ channels: [{ ...channel, id: 'not an id' }] }));
    const bad = await loadLineConfig(path);
    expect(bad).toMatchObject({ ok: false, error: { en: expect.stringContaining('channels[0].id') } });
    expect(JSON.stringify(bad)).not.toContain('a-channel-secret');
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
