import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import type { Desk } from '../centre/desk.ts';
import { makeDesk } from '../centre/desk.ts';
import { loadReturn } from '../centre/load-return.ts';
import type { Election, ReturnSpec } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { layoutForm } from '../forms/layout/layout-form.ts';
import { paperOfReturn } from '../forms/paper.ts';
import { printPapers } from '../printing/print-document.ts';
import { openReader } from '../reading/open-reader.ts';
import type { Reader } from '../reading/reader.ts';
import { phonePhoto } from '../reading/testing/phone-photo.ts';
import { shotOf } from '../reading/testing/shot.ts';
import { openElection } from '../store/election.ts';
import { DiskPhotoStore } from '../store/photo-disk.ts';
import type { TestDatabase } from '../store/testing/database.ts';
import { testDatabase } from '../store/testing/database.ts';
import type { Intake } from './door.ts';
import { openFile } from './files.ts';
import { openIntake } from './open.ts';
import { straightPage, thumbnail } from './pictures.ts';
import { arrivalOf, FORM_KEY } from './testing/stand-ins.ts';

/** Forms as they are printed, photographed, and read by the real reader: nothing stands in for anything. */
describe('a printed form', () => {
  let database: TestDatabase;
  let election: Election;
  let dir: string;
  let reader: Reader;
  let desk: Desk;
  let intake: Intake;
  let spec: ReturnSpec;
  let pdf: Buffer;
  let pages: readonly Uint8Array[];
  const geometryOf = (of: ReturnSpec, page: number) => layoutForm(election, of)[page - 1] ?? null;

  beforeAll(async () => {
    database = await testDatabase();
    election = indexElection(tinyPackage());
    await openElection(database, election);
    dir = await mkdtemp(join(tmpdir(), 'khanaen-intake-'));
    reader = openReader({ workers: 1 });
    const photos = new DiskPhotoStore(dir);
    desk = makeDesk({
      db: database.pool,
      election,
      photos,
      printedPages: (of) => layoutForm(election, of).length,
    });
    intake = openIntake({ desk, reader, formKey: FORM_KEY, geometryOf, log: (line) => console.error(line) });
    intake.start();
    spec = at(election.returns, 0);
    const out = new PassThrough();
    const chunks: Buffer[] = [];
    out.on('data', (chunk: Buffer) => chunks.push(chunk));
    const codes = { key: FORM_KEY, baseUrl: 'https://khanaen.example' };
    await printPapers(out, 'แบบ', [paperOfReturn(election, spec)], { codes, emblem: null, copies: 0 });
    pdf = Buffer.concat(chunks);
    const opened = await openFile(pdf, { reader, photos });
    if (opened.kind !== 'pictures') throw new Error(opened.kind);
    pages = opened.pictures.map((p) => p.bytes);
  }, 120_000);

  afterAll(async () => {
    await intake?.stop();
    await reader?.close();
    await database?.close();
    await rm(dir, { recursive: true, force: true });
  });

  test('scanned, or photographed by a phone, finds its page by its code and lies straight', async () => {
    expect(pages.length).toBe(layoutForm(election, spec).length);
    const first = await intake.door(arrivalOf(at(pages, 0)));
    expect(first).toMatchObject({ kind: 'placed', unit: spec.unit.id, ballot: spec.contest.ballot, page: 1 });
    for (let page = 2; page <= pages.length; page++) {
      const { data, info } = await sharp(at(pages, page - 1))
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const raster = { width: info.width, height: info.height, data: new Uint8Array(data) };
      const sheet = { raster, perMm: info.width / 210, geometry: { width: 210, height: 297 } };
      const photo = await phonePhoto(sheet, shotOf(page, 1, { height: 2000 }));
      expect(await intake.door(arrivalOf(photo.bytes))).toMatchObject({ kind: 'placed', page });
    }
    const whole = async () => {
      const { pictures, waits, paperPages } = await loadReturn(desk, spec);
      return { waits, paperPages, lie: pictures.map((p) => `${p.page} ${p.straight}`) };
    };
    const lie = pages.map((_, i) => `${i + 1} geometry`);
    await expect.poll(whole, { timeout: 60_000 }).toEqual({ waits: false, paperPages: pages.length, lie });
    const deps = { desk, reader, formKey: FORM_KEY, geometryOf, log: () => undefined };
    const [shown] = (await loadReturn(desk, spec)).pictures;
    const straight = await straightPage(deps, { original: shown?.original ?? '', spec, page: 1 });
    const { width = 0, height = 0 } = await sharp(straight ?? Buffer.alloc(0)).metadata();
    expect(width / height).toBeCloseTo(210 / 297, 2);
    expect(await thumbnail(deps, shown?.original ?? '')).not.toBeNull();
    const used = geometryOf(spec, 1)?.figures[0];
    if (used === undefined) throw new Error('a page without figures');
    const cut = await reader.crop(straight ?? Buffer.alloc(0), [used.line]);
    expect(cut.ok && cut.value).toHaveLength(1);
  }, 180_000);

  test('whose tag is of another installation is no form of ours', async () => {
    const other = openIntake({
      desk,
      reader,
      formKey: new Uint8Array(32).fill(9),
      geometryOf,
      log: () => undefined,
    });
    other.start();
    const copy = await sharp(at(pages, 0)).jpeg({ quality: 70 }).toBuffer();
    expect(await other.door(arrivalOf(copy))).toMatchObject({ kind: 'waiting', doubt: 'unknown-code' });
    await other.stop();
  }, 60_000);
});
