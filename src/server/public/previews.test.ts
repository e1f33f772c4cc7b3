import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { err, ok } from '../../basics/result.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import type { ReadingError } from '../../reading/reader.ts';
import type { PhotoStore } from '../../store/photos.ts';
import { publicPhotos } from '../make-site.ts';
import { MOST_WAITING, openPreviews, Previews, previewPathOf } from './previews.ts';
import type { PublicSite } from './site.ts';

let dir = '';
let small: Uint8Array;
let folders = 0;
const folder = () => join(dir, String(++folders));
const name = (n: number) => sha256Hex(Buffer.from(String(n)));
const photo = async () => Buffer.from('photo');

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'khanaen-previews-'));
  const picture = sharp({ create: { width: 300, height: 400, channels: 3, background: '#ccc' } });
  small = await picture.webp().toBuffer();
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Counts what it is asked; answers when `go` is called, or at once. */
function stand(error: ReadingError | null = null, wait = false) {
  let go: () => void = () => undefined;
  const gate = wait ? new Promise<void>((resolve) => (go = resolve)) : Promise.resolve();
  const maker = {
    asked: 0,
    go: () => go(),
    async preview() {
      maker.asked++;
      await gate;
      return error === null ? ok(small) : err(error);
    },
    close: () => Promise.resolve(),
  };
  return maker;
}

describe('previews', () => {
  it('are made once for many who ask, and kept under the hash of the photo', async () => {
    const maker = stand();
    const place = folder();
    const previews = new Previews(place, maker);
    const all = await Promise.all([1, 2, 3].map(() => previews.of(name(1), photo)));
    expect(all).toEqual([small, small, small]);
    expect(await readdir(join(place, name(1).slice(0, 2)))).toEqual([`${name(1)}.webp`]);
    const later = new Previews(place, maker);
    expect(Buffer.from((await later.of(name(1), async () => null)) ?? [])).toEqual(small);
    expect(maker.asked).toBe(1);
  });

  it('are made again when they were cut off or taken away', async () => {
    const maker = stand();
    const place = folder();
    const previews = new Previews(place, maker);
    await previews.of(name(1), photo);
    const file = join(place, name(1).slice(0, 2), `${name(1)}.webp`);
    for (const broken of [small.subarray(0, 40), Buffer.alloc(small.length), Buffer.alloc(0)]) {
      await writeFile(file, broken);
      expect(await previews.of(name(1), photo)).toEqual(small);
      expect(await readFile(file)).toEqual(small);
    }
    await rm(place, { recursive: true });
    expect(await previews.of(name(1), photo)).toEqual(small);
    expect(maker.asked).toBe(5);
  });

  it('wait in a line that has an end; who comes later is told at once', async () => {
    const maker = stand(null, true);
    const previews = new Previews(folder(), maker);
    const waiting = Array.from({ length: MOST_WAITING }, (_, n) => previews.of(name(n), photo));
    while (maker.asked < MOST_WAITING) await new Promise((resolve) => setImmediate(resolve));
    let read = 0;
    const later = await previews.of(name(99), async () => {
      read++;
      return photo();
    });
    expect([later, read]).toEqual([null, 0]);
    const shared = previews.of(name(0), photo);
    maker.go();
    expect(await Promise.all([...waiting, shared])).toEqual(Array(MOST_WAITING + 1).fill(small));
    expect(await previews.of(name(99), photo)).toEqual(small);
  });

  it('are tried once of a photo that cannot be decoded, and again after the decoders had no room', async () => {
    for (const [error, tries] of [
      ['crashed', 1],
      ['too-slow', 1],
      ['not-an-image', 1],
      ['busy', 2],
    ] as const) {
      const maker = stand(error);
      const previews = new Previews(folder(), maker);
      expect([await previews.of(name(1), photo), await previews.of(name(1), photo)]).toEqual([null, null]);
      expect(maker.asked).toBe(tries);
    }
  });

  it('reach readers although they cannot be kept', async () => {
    const place = folder();
    await writeFile(place, 'a file where the folder should be');
    expect(await new Previews(place, stand()).of(name(1), photo)).toEqual(small);
  });

  it('are made by real decoders', async () => {
    const previews = openPreviews(folder());
    const big = sharp({ create: { width: 1500, height: 2000, channels: 3, background: '#ccc' } });
    const jpeg = await big.jpeg().toBuffer();
    const made = await previews.of(name(1), async () => jpeg);
    expect(await sharp(made ?? undefined).metadata()).toMatchObject({
      format: 'webp',
      width: 750,
      height: 1000,
    });
    await previews.close();
  });

  it('stand where the photo may be shown, and nowhere else', async () => {
    const sha256 = name(1);
    const maker = stand();
    const held = new Set([sha256]);
    const store = {
      has: async (asked: string) => held.has(asked),
      read: async (asked: string) => (held.has(asked) ? small : null),
    } as unknown as PhotoStore;
    let policy: { embargo: boolean } | null = null;
    const site = {
      get cut() {
        return policy === null ? null : { view: { policy } };
      },
    } as unknown as PublicSite;
    const photos = publicPhotos(store, site, new Previews(folder(), maker));
    const both = async (asked: string) => [await photos.read(asked), await photos.preview?.(asked)];
    expect(await both(sha256)).toEqual([null, null]); // before the first cut
    policy = { embargo: true };
    expect(await both(sha256)).toEqual([null, null]);
    expect(maker.asked).toBe(0);
    policy = { embargo: false };
    expect(await photos.preview?.(sha256)).toEqual(small);
    expect(await both(name(2))).toEqual([null, null]);
    expect(await publicPhotos(store, site).preview?.(sha256)).toBe('photo'); // nobody makes previews
    held.delete(sha256); // the copy was taken away: its preview is kept and not shown
    expect(await both(sha256)).toEqual([null, null]);
  });

  it('have a name by which every web server knows their kind', () => {
    expect(previewPathOf(name(1))).toBe(`/photos/${name(1)}.preview.webp`);
  });
});
