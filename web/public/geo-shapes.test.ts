import { expect, it } from 'vitest';
import { indexElection } from '../../src/election/lookup.ts';
import type { AreaId, Boundary } from '../../src/election/model.ts';
import { tinyPackage } from '../../src/election/testing/tiny.ts';
import { geoShapes } from './geo-shapes.ts';

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
  expect(shapes?.height).toBe(1000);
  expect(shapes?.width).toBe(Math.ceil(2_000 * Math.cos((15.05 * Math.PI) / 180)));
  // The first begins in the lower left corner and goes right; the second begins where the first ends.
  expect(shapes?.paths.get('MKM_1')).toBe('M0 1000l966 0 0-1000 -966 0z');
  expect(shapes?.paths.get('MKM_2')).toMatch(/^M966 1000l/);
});

it('leaves out what is too small to be seen', () => {
  const speck: Boundary = {
    areaId: 'MKM_2' as AreaId,
    points: [1_000_000, 150_000, 1_000_000, 150_000, 1_000_000, 150_000],
  };
  expect(shapesOf([square('MKM_1', 1_000_000), speck])?.paths.get('MKM_2')).toBe('');
});
