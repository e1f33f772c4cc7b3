import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { sharedPath } from '../../src/basics/testing/shared-data.ts';
import { indexElection } from '../../src/election/lookup.ts';
import type { AreaId, Boundary } from '../../src/election/model.ts';
import { tinyPackage } from '../../src/election/testing/tiny.ts';
import { geoShapes, shapesOf as shapesOfBorders } from './geo-shapes.ts';

const square = (id: string, west: number): Boundary => ({
  areaId: id as AreaId,
  points: [west, 150_000, west + 1_000, 150_000, west + 1_000, 151_000, west, 151_000],
});
const shapesOf = (boundaries: readonly Boundary[]) =>
  geoShapes(indexElection({ ...tinyPackage(), boundaries }));

it('draws nothing without boundaries', () => {
  expect(geoShapes(indexElection(tinyPackage()))).toBeNull();
});

it('puts the north at the top, narrows the east-west way, and gives neighbours the same border', () => {
  const shapes = shapesOf([square('MKM_1', 1_000_000), square('MKM_2', 1_001_000)]);
  expect(shapes?.height).toBe(2000);
  expect(shapes?.width).toBe(Math.ceil(4_000 * Math.cos((15.05 * Math.PI) / 180)));
  // Both begin where three lines meet, on their common border.
  expect(shapes?.paths.get('MKM_1')).toBe('M1931 2000l0-2000 -1931 0 0 2000z');
  expect(shapes?.paths.get('MKM_2')).toMatch(/^M1931 2000l1932 0 0-2000 -1932 0z/);
});

it('leaves out what is too small to be seen', () => {
  const speck: Boundary = {
    areaId: 'MKM_2' as AreaId,
    points: [1_000_000, 150_000, 1_000_000, 150_000, 1_000_000, 150_000],
  };
  expect(shapesOf([square('MKM_1', 1_000_000), speck])?.paths.get('MKM_2')).toBe('');
});

it('thins borders, the same for both neighbours, and keeps what is to be seen', () => {
  // A wavy border between two areas: small waves, one big bay.
  const wave: number[] = [];
  for (let i = 0; i <= 1_000; i += 10)
    wave.push(1_001_000 + (i === 500 ? 300 : i % 20 === 0 ? 1 : 0), 150_000 + i);
  const back: number[] = [];
  for (let i = wave.length - 2; i >= 0; i -= 2) back.push(wave[i] ?? 0, wave[i + 1] ?? 0);
  const west: Boundary = {
    areaId: 'MKM_1' as AreaId,
    points: [...wave, 1_000_000, 151_000, 1_000_000, 150_000],
  };
  const east: Boundary = {
    areaId: 'MKM_2' as AreaId,
    points: [...back, 1_002_000, 150_000, 1_002_000, 151_000],
  };
  const paths = shapesOf([west, east])?.paths;
  const pointsOf = (path: string): string[] => {
    const [start = '', steps = ''] = path.slice(1, -1).split('l');
    let [x = 0, y = 0] = start.split(' ').map(Number);
    const numbers = (steps.match(/-?\d+/g) ?? []).map(Number);
    const points = [`${x} ${y}`];
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i] ?? 0;
      y += numbers[i + 1] ?? 0;
      points.push(`${x} ${y}`);
    }
    return points;
  };
  const [one, two] = [pointsOf(paths?.get('MKM_1') ?? ''), pointsOf(paths?.get('MKM_2') ?? '')];
  const shared = one.filter((point) => two.includes(point));
  expect(one.length).toBeLessThan(12);
  expect(shared.length).toBe(one.length - 2);
  expect(shared.some((point) => Number(point.split(' ')[0]) > 2_400)).toBe(true);
});

interface Feature {
  readonly id: string;
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: number[][][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };
}

const file = sharedPath('data/geo/constituencies.geojson');
it.skipIf(file === null)('the 400 constituencies of 2566 are all there, in at most 18 kB', () => {
  const { features }: { features: readonly Feature[] } = JSON.parse(readFileSync(file ?? '', 'utf8'));
  const borders = features.flatMap(({ id, geometry }): Boundary[] =>
    (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).map((ring) => ({
      areaId: id as AreaId,
      points: ring.slice(0, -1).flatMap((point) => point.slice(0, 2).map((n) => Math.round(n * 10_000))),
    })),
  );
  const paths = [...(shapesOfBorders(borders)?.paths.values() ?? [])];
  expect(paths.filter((path) => path !== '')).toHaveLength(400);
  expect(brotliCompressSync(paths.join('\n')).length).toBeLessThanOrEqual(18_000);
});
