import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDeliveryConfig } from './load-delivery-config.ts';

test('the file of places: none named, one that works, and faults with their place that show nothing of it', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'khanaen-deliver-config-'));
  const path = join(dir, 'deliver.json');
  const load = async (text: string) => {
    await writeFile(path, text);
    return loadDeliveryConfig(path, {});
  };
  try {
    expect(loadDeliveryConfig(undefined, {})).toEqual({ ok: true, value: null });
    expect(loadDeliveryConfig('', {})).toEqual({ ok: true, value: null });
    expect(loadDeliveryConfig(join(dir, 'nothing.json'), {})).toMatchObject({
      ok: false,
      error: [expect.stringContaining('nothing.json')],
    });
    const hook = {
      id: 'news',
      kind: 'webhook',
      url: 'https://news.example',
      secret: 'a-secret-of-the-newsroom',
    };
    const good = await load(JSON.stringify({ targets: [hook] }));
    expect(good.ok && good.value?.targets.map(({ id }) => id)).toEqual(['news']);
    const bad = await load(
      JSON.stringify({
        targets: [
          { ...hook, id: 'not an id' },
          { ...hook, urls: 'x' },
        ],
      }),
    );
    expect(bad).toMatchObject({
      ok: false,
      error: [/targets\[0\]\.id: /, /targets\[1\]\.urls: /].map((one) => expect.stringMatching(one)),
    });
    expect(JSON.stringify(bad)).not.toContain('a-secret-of');
    expect(await load('{"targets": [,]}')).toMatchObject({
      ok: false,
      error: [expect.stringContaining(`${path}: 1:14: `)],
    });
    // a key file is looked for beside the file
    await writeFile(join(dir, 'key.json'), '{"type": "authorized_user"}');
    const drive = { id: 'd', kind: 'drive', folder: '1AbCdEfGhIjK', keyFile: 'key.json' };
    expect(await load(JSON.stringify({ targets: [drive] }))).toMatchObject({
      error: [expect.stringContaining('service account')],
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
