import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseDeliveryConfig } from './parse.ts';

const KEY = JSON.stringify({
  type: 'service_account',
  client_email: 'a@b.iam.gserviceaccount.com',
  private_key: generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }),
});
const around = {
  readFile: (path: string) => (path === 'key.json' ? KEY : null),
  env: { AWS_ACCESS_KEY_ID: 'id-of-aws', AWS_SECRET_ACCESS_KEY: 'secret-of-aws' },
};
const FOLDER = { id: 'share', kind: 'folder', path: '/mnt/press/results' };
const S3 = {
  id: 'bucket',
  kind: 's3',
  bucket: 'press',
  prefix: '/th/',
  endpoint: 'https://s3.example',
  region: 'th-1',
};
const DRIVE = {
  id: 'drive',
  kind: 'drive',
  folder: '1AbCdEfGhIjK',
  keyFile: 'key.json',
  content: ['ect', 'feed'],
};
const HOOK = {
  id: 'news',
  kind: 'webhook',
  url: 'https://news.example/hook',
  secret: 'a-secret-of-the-newsroom',
};
const parse = (...targets: object[]) => parseDeliveryConfig(JSON.stringify({ targets }), around);
const faults = (...targets: object[]) => {
  const config = parse(...targets);
  return config.ok ? [] : config.error.map(({ place }) => place);
};

describe('the file of places', () => {
  test('names places of every kind; what is left out has a sensible value', () => {
    const config = parse({ ...FOLDER, name: 'Press share', lasting: true }, S3, DRIVE, {
      ...HOOK,
      everyCut: true,
    });
    if (!config.ok) throw new Error(JSON.stringify(config.error));
    const [folder, s3, drive, hook] = config.value.targets;
    expect(folder).toMatchObject({
      name: 'Press share',
      content: ['ect'],
      everyMs: 5000,
      everyCut: false,
      lasting: true,
    });
    expect(s3).toMatchObject({ name: 'bucket', prefix: 'th', region: 'th-1', everyMs: 10_000 });
    expect(drive).toMatchObject({
      folder: '1AbCdEfGhIjK',
      apiBase: null,
      content: ['ect', 'feed'],
      everyMs: 60_000,
    });
    expect(hook).toMatchObject({ url: 'https://news.example/hook', content: [], everyMs: 0, everyCut: true });
    expect(s3?.kind === 's3' && s3.secretAccessKey.reveal()).toBe('secret-of-aws');
  });

  test.each([
    [{ ...FOLDER, path: 'results' }, 'targets[0].path'],
    [{ ...FOLDER, id: 'no spaces' }, 'targets[0].id'],
    [{ ...FOLDER, kind: 'ftp' }, 'targets[0].kind'],
    [{ ...FOLDER, content: ['everything'] }, 'targets[0].content'],
    [{ ...FOLDER, content: [] }, 'targets[0].content'],
    [{ ...FOLDER, everySeconds: -1 }, 'targets[0].everySeconds'],
    [{ ...FOLDER, everySecond: 5 }, 'targets[0].everySecond'],
    [{ ...FOLDER, lasting: 'yes' }, 'targets[0].lasting'],
    [{ ...S3, bucket: 'No/Bucket' }, 'targets[0].bucket'],
    [{ ...S3, endpoint: 'ftp://x' }, 'targets[0].endpoint'],
    [{ ...S3, credentials: 'NEWS' }, 'targets[0].credentials'],
    [{ ...DRIVE, folder: 'x' }, 'targets[0].folder'],
    [{ ...DRIVE, keyFile: 'nothing.json' }, 'targets[0].keyFile'],
    [{ ...HOOK, secret: 'short' }, 'targets[0].secret'],
    [{ ...HOOK, content: ['ect'] }, 'targets[0].content'],
    [{ ...HOOK, url: 'news.example' }, 'targets[0].url'],
    [5, 'targets[0]'],
  ] as [object, string][])('%j is refused at %s', (target, place) => {
    expect(faults(target)).toContain(place);
  });

  test('every fault is told at once, in both languages, and none shows a secret', () => {
    const config = parse(
      { ...HOOK, url: '' },
      { ...HOOK, secret: 'pst-secret' },
      { ...FOLDER, path: 'x' },
      { ...FOLDER, id: 'share' },
      FOLDER,
    );
    if (config.ok) throw new Error('it was taken');
    expect(config.error.map(({ place }) => place)).toEqual([
      'targets[0].url',
      'targets[1].secret',
      'targets[2].path',
      'targets[4].id',
    ]);
    for (const { text } of config.error)
      expect([text.th, text.en].every((one) => one.length > 10)).toBe(true);
    expect(JSON.stringify(config)).not.toMatch(/pst-secret|a-secret-of/);
    expect(JSON.stringify(parse(S3, DRIVE, HOOK))).not.toMatch(/secret-of|PRIVATE/);
  });

  test('a file that is no JSON is refused with its line and column, and without a piece of it', () => {
    const config = parseDeliveryConfig('{"targets": [\n  {"id": "a", "secret": pst-secret}\n]}', around);
    expect(config).toMatchObject({ ok: false, error: [{ place: '2:25' }] });
    expect(JSON.stringify(config)).not.toContain('pst');
    for (const [text, place] of [
      ['{"targets": [\n{"id": "a",\n}]}', '3:1'],
      ['{"targets": []\n "x": 1}', '2:2'],
      ['{"a" 1}', '1:6'],
      ['{"a": [1, ]}', '1:11'],
      ['{"a": "open\n}', '1:6'],
      ['{"a": {}', '1:9'],
    ] as const) {
      expect(parseDeliveryConfig(text, around), text).toMatchObject({ error: [{ place }] });
    }
    for (const text of ['', '[]', '{}', '{"targets": []}', '{"targets": 1}']) {
      expect(parseDeliveryConfig(text, around).ok, text).toBe(false);
    }
  });
});
