import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import { ok } from '../basics/result.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { PageGeometry } from '../forms/geometry.ts';
import { layoutForm } from '../forms/layout/layout-form.ts';
import type { ReadingDeps } from '../intake/reading/deps.ts';
import { labelledBoxes } from '../intake/reading/examples.ts';
import { readingJob } from '../intake/reading/job.ts';
import { FORM_KEY, pageCode } from '../intake/testing/stand-ins.ts';
import { digitCrops, straightPageMap } from '../reading/digit-crops.ts';
import { CLASSES } from '../reading/digits/classes.ts';
import type { DigitModel } from '../reading/digits/model-file.ts';
import { shelfModel } from '../reading/digits/shelf-model.ts';
import { positionOfPlace } from '../reading/digits/suggest.ts';
import type { StraightPage } from '../reading/reader.ts';
import { writeNumber } from '../reading/testing/pen.ts';
import { randomOf } from '../reading/testing/test-random.ts';
import { HEAD_SIZE } from '../returns/figures.ts';
import type { StaffApp } from './testing/staff-app.ts';
import { staffApp } from './testing/staff-app.ts';
import { accept, pathOf, sendPhoto, specOf, type } from './testing/steps.ts';

const UNIT = '44-01-S1-001';

const model: DigitModel = {
  hash: 'd'.repeat(64),
  networks: [],
  calibration: { temperature: 1, bar: 0.97 },
  origin: { made: '2026-11-26', sources: [], fittedBoxes: 0 },
};

const STRAIGHT: StraightPage = {
  page: new Uint8Array(0),
  thumbnail: new Uint8Array(0),
  width: 1,
  height: 1,
  residual: 0.1,
  squares: 4,
  sure: true,
  corners: [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ],
  digits: [],
};

/** The same figures written by a pen. */
function penned(page: PageGeometry, spec: ReturnSpec, paper: readonly number[]): StraightPage['digits'] {
  const perMm = 8;
  const [width, height] = [page.width * perMm, page.height * perMm];
  const raster = { width, height, data: new Uint8Array(width * height).fill(250) };
  const random = randomOf(page.page, 'pen');
  for (const { place, digits } of page.figures) {
    const position = positionOfPlace(spec, place);
    if (position >= 0) writeNumber(raster, perMm, digits, String(at(paper, position)), random);
  }
  return digitCrops(raster, straightPageMap(perMm), page);
}

/** Boxes that show these figures: the one pixel of a box is its digit, 255 is blank. */
function boxesOf(page: PageGeometry, spec: ReturnSpec, paper: readonly number[]): StraightPage['digits'] {
  return page.figures.flatMap(({ place, digits }) => {
    const position = positionOfPlace(spec, place);
    const text = position < 0 ? '' : String(at(paper, position)).padStart(digits.length);
    return digits.map((_, index) => {
      const sign = text[index] ?? ' ';
      return { place, index, width: 1, height: 1, grey: Uint8Array.of(sign === ' ' ? 255 : Number(sign)) };
    });
  });
}

describe('the silent third opinion', () => {
  let staff: StaffApp;
  beforeEach(async () => {
    staff = await staffApp();
  });
  afterEach(() => staff.close());

  /** Reads what was accepted; the photos of a return show these figures, and these codes or their own. */
  const depsFor = (
    paper: readonly number[],
    more: { codes?: readonly string[]; sure?: boolean } = {},
    boxes = boxesOf,
  ) => {
    let looked = 0;
    const spec = specOf(staff, UNIT);
    const code = (page: number) => pageCode(staff.election, UNIT, 'constituency', page);
    const deps: ReadingDeps = {
      desk: {
        db: staff.database.pool,
        election: staff.election,
        photos: { readOriginal: async (original) => Buffer.from(original) },
      },
      reader: {
        look: async () => {
          looked++;
          const codes = more.codes ?? [code(looked)];
          return ok({ width: 1, height: 1, codes, marks: [], sharpness: 900, brightness: 200 });
        },
        straighten: async (_, page) =>
          ok(
            page === null ? null : { ...STRAIGHT, sure: more.sure ?? true, digits: boxes(page, spec, paper) },
          ),
        whenRoom: () => Promise.resolve(),
      },
      model,
      see: ({ grey }) => {
        const digit = at(grey, 0);
        if (digit === 255) return { kind: 'blank' };
        const scores = new Float32Array(CLASSES);
        scores[digit] = 20;
        return { kind: 'ink', scores: [scores], flat: false };
      },
      formKey: FORM_KEY,
      pagesOf: (one) => layoutForm(staff.election, one),
      log: (line) => {
        throw new Error(line);
      },
    };
    return deps;
  };
  const read = (...what: Parameters<typeof depsFor>) => readingJob(depsFor(...what)).readAll();

  /** A record of the unit, with a photo for every page of its form; gives its figures. */
  const accepted = async () => {
    const spec = specOf(staff, UNIT);
    const [one, two, boss] = await Promise.all(
      ['clerk-1', 'clerk-2', 'supervisor-1'].map((name) => staff.person(name, ['D1'])),
    );
    if (!one || !two || !boss) throw new Error('no people');
    await accept(one, two, spec);
    const photos = await staff.rows('select original from photo');
    const pages = layoutForm(staff.election, spec).filter((page) => page.figures.length > 0);
    // One photo may show several pages in this test: what it shows is up to the stand-in.
    await staff.rows('delete from photo_page');
    for (const page of pages) {
      if (page.page > 1) await sendPhoto(one, spec);
    }
    const all = await staff.rows('select original from photo order by received_at');
    expect(all.length).toBe(pages.length);
    expect(photos.length).toBe(1);
    for (const [i, page] of pages.entries()) {
      await staff.rows(
        `insert into photo_page (return_id, original, page) values ($1, $2, $3)
         on conflict (return_id, original) do update set page = excluded.page`,
        [spec.index, at(all, i)['original'], page.page],
      );
    }
    const [record] = await staff.rows('select figures from record');
    return { spec, one, boss, figures: record?.['figures'] as number[] };
  };

  const swapped = (figures: readonly number[]) => {
    const paper = [...figures];
    paper[HEAD_SIZE] = at(figures, HEAD_SIZE + 1) + 7;
    paper[HEAD_SIZE + 1] = at(figures, HEAD_SIZE) - 7;
    return paper;
  };

  test('reads an accepted form once, agrees, and says nothing', async () => {
    const { figures, boss } = await accepted();
    expect(await read(figures)).toBe(1);
    expect(await read(figures)).toBe(0);
    const [row] = await staff.rows('select outcome, script, suggested, agreed from reading');
    expect(row).toMatchObject({ outcome: 'read', script: 'arabic' });
    expect(Number(row?.['suggested'])).toBeGreaterThan(4);
    expect(row?.['agreed']).toBe(row?.['suggested']);
    expect((await boss.get('/api/reading/doubts')).body).toEqual({ doubts: [] });
    const { models } = (await boss.get('/api/reading/agreement')).body as { models: object[] };
    expect(models).toEqual([
      expect.objectContaining({
        model: model.hash,
        records: 1,
        read: 1,
        open: 0,
        suggested: row?.['suggested'],
      }),
    ]);
  });

  test('reads nothing before acceptance', async () => {
    const spec = specOf(staff, UNIT);
    const one = await staff.person('clerk-1', ['D1']);
    await sendPhoto(one, spec);
    await type(one, spec);
    expect(await read([])).toBe(0);
    expect(await staff.rows('select * from reading')).toEqual([]);
  });

  test('flags two scores in each other’s rows for the supervisor, never for a clerk, and changes nothing', async () => {
    const { spec, one, boss, figures } = await accepted();
    await read(swapped(figures));
    const { doubts } = (await boss.get('/api/reading/doubts')).body as { doubts: { id: number }[] };
    expect(doubts).toMatchObject([
      {
        unit: UNIT,
        ballot: 'constituency',
        version: 1,
        field: 'vote:1',
        recorded: at(figures, HEAD_SIZE),
        verdict: null,
      },
      { field: 'vote:2', read: at(figures, HEAD_SIZE) - 7 },
    ]);
    expect((await one.get('/api/reading/doubts')).error).toBe('not-allowed');
    expect((await one.get(`${pathOf(spec)}/reading`)).error).toBe('not-allowed');
    const far = await staff.person('supervisor-far', ['D2']);
    expect((await far.get('/api/reading/doubts')).body).toEqual({ doubts: [] });
    expect(JSON.stringify((await one.get(pathOf(spec))).body)).not.toContain('confidence');
    expect(await staff.rows('select version, live, figures from record')).toEqual([
      { version: 1, live: true, figures },
    ]);
  });

  test('somebody who looked says so once; both verdicts count', async () => {
    const { spec, one, boss, figures } = await accepted();
    await read(swapped(figures));
    const url = `${pathOf(spec)}/reading`;
    const { doubts } = (await boss.get(url)).body as { doubts: { id: number }[] };
    const [first, second] = doubts.map(({ id }) => id);
    expect((await one.post(`${url}/${first}`, { verdict: 'record-right' })).error).toBe('not-allowed');
    expect((await boss.post(`${url}/${first}`, { verdict: 'perhaps' })).error).toBe('bad-request');
    expect((await boss.post(`${url}/${first}`, { verdict: 'record-right' })).status).toBe(204);
    expect((await boss.post(`${url}/${first}`, { verdict: 'paper-differs' })).error).toBe('not-found');
    expect((await boss.post(`${url}/${second}`, { verdict: 'paper-differs' })).status).toBe(204);
    const elsewhere = specOf(staff, UNIT, 'party-list');
    expect(
      (await boss.post(`${pathOf(elsewhere)}/reading/${second}`, { verdict: 'record-right' })).error,
    ).toBe('not-found');
    expect((await boss.get(url)).body).toMatchObject({
      doubts: [{ verdict: 'record-right', by: boss.publicId }, { verdict: 'paper-differs' }],
    });
    expect((await boss.get('/api/reading/agreement')).body).toMatchObject({
      models: [{ open: 0, recordRight: 1, paperDiffers: 1 }],
    });
    expect(await staff.rows("select subject from audit where action = 'settle-reading'")).toHaveLength(2);
  });

  test.each([
    ['the code is another unit’s', { codes: ['44-01-S1-002'] }, 'no-code'],
    ['the page lies askew', { sure: false }, 'not-straight'],
    ['there is no code', { codes: [] }, 'no-code'],
  ] as const)('says nothing when %s', async (_, more, outcome) => {
    const { figures } = await accepted();
    const codes =
      'codes' in more ? more.codes.map((unit) => pageCode(staff.election, unit, 'constituency', 1)) : null;
    await read(swapped(figures), codes === null ? { sure: false } : { codes });
    expect(await staff.rows('select outcome, suggested from reading')).toEqual([{ outcome, suggested: 0 }]);
    expect(await staff.rows('select * from paper_doubt')).toEqual([]);
  });

  test('every box of a form that was read becomes an example with what people typed, unless somebody doubts the form', async () => {
    const { spec, figures } = await accepted();
    const examples = () => labelledBoxes({ ...depsFor(figures, {}, penned), model: shelfModel() }, 10);
    expect(await examples()).toEqual([]);
    await read(figures);
    const boxes = await examples();
    const digits = layoutForm(staff.election, spec).flatMap((page) =>
      page.figures.flatMap(({ place }) => {
        const position = positionOfPlace(spec, place);
        return position < 0 ? [] : [...String(at(figures, position))].map(Number);
      }),
    );
    expect(boxes.length).toBeGreaterThan(0.8 * digits.length);
    expect(boxes.length).toBeLessThanOrEqual(digits.length);
    expect(new Set(boxes.map(({ script }) => script))).toEqual(new Set(['arabic']));
    for (const { label } of boxes) expect(digits).toContain(label);
    await staff.rows(
      `insert into paper_doubt (return_id, version, position, recorded, read, confidence) values ($1, 1, 12, 5, 6, 0.99)`,
      [spec.index],
    );
    expect(await examples()).toEqual([]);
  });
});
