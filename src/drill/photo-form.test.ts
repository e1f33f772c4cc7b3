import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import { generalForms } from '../election/standard/general.ts';
import { checkImage } from '../images/public-copy.ts';
import type { FormPicture } from './photo-form.ts';
import { drawLargePhoto, drawSmallPhoto } from './photo-form.ts';
import { drillPlaces } from './photo-layout.ts';

const STATION = at(generalForms(['constituency']), 2);

const PICTURE: FormPicture = {
  unit: '44-01-440101-001',
  form: '5/18',
  ballot: 'party-list',
  head: [
    ['1.1', '512'],
    ['2.2', '401'],
  ],
  votes: Array.from({ length: 67 }, (_, i) => [i + 1, String(i * 7)] as const),
  foot: [['total', '401']],
  attempt: 1,
  unreadable: false,
};

test.each([drawSmallPhoto, drawLargePhoto])('a drawn form is a picture that the door lets in', (draw) => {
  const walked = checkImage(draw(PICTURE));
  expect(walked.ok && walked.value.mediaType).toBe('image/png');
});

test('every figure changes the picture, and so does the attempt', () => {
  const base = Buffer.from(drawSmallPhoto(PICTURE));
  expect(base.equals(drawSmallPhoto({ ...PICTURE }))).toBe(true);
  const changed = PICTURE.votes.map(([n, figure], i) => [n, i === 66 ? '999' : figure] as const);
  expect(base.equals(drawSmallPhoto({ ...PICTURE, votes: changed }))).toBe(false);
  expect(base.equals(drawSmallPhoto({ ...PICTURE, attempt: 2 }))).toBe(false);
  expect(base.equals(drawSmallPhoto({ ...PICTURE, unreadable: true }))).toBe(false);
});

test('the pixels are those of the font: a 1 is drawn as its five rows', () => {
  const png = Buffer.from(drawSmallPhoto({ ...PICTURE, unit: '1', head: [], votes: [], foot: [] }));
  const at = png.indexOf('IDAT');
  const raw = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const stride = 1 + 432 / 8;
  const dot = (x: number, y: number) => ((raw[y * stride + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
  const left = 16 + 'DRILL '.length * 8;
  const rows = [0, 2, 4, 6, 8].map((y) => [0, 2, 4].map((x) => (dot(left + x, 12 + y) ? '#' : '.')).join(''));
  expect(rows).toEqual(['.#.', '##.', '.#.', '.#.', '###']);
});

test('every place of the drill’s forms lies on the page, and no two overlap', () => {
  for (const [form, most] of [
    [STATION, 12],
    [STATION, 67],
  ] as const) {
    const places = drillPlaces(form, most);
    expect(places).toHaveLength(form.fields.length + most);
    for (const p of places) {
      expect(p.x >= 0 && p.y >= 0 && p.x + p.width <= 1000 && p.y + p.height <= 1000).toBe(true);
      const over = places.filter(
        (q) =>
          q !== p &&
          q.x < p.x + p.width &&
          p.x < q.x + q.width &&
          q.y + 2 < p.y + p.height &&
          p.y + 2 < q.y + q.height,
      );
      expect(over).toEqual([]);
    }
  }
});
