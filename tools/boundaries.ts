// Makes `boundaries.csv` of an election package from GeoJSON: `npx tsx tools/boundaries.ts FILE.geojson > boundaries.csv`. The id of
// a feature is the id of its area. Points are rounded to ten-thousandths of a degree.
import { readFileSync } from 'node:fs';

interface Feature {
  readonly id: string;
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: number[][][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };
}

const file = process.argv[2];
if (file === undefined) throw new Error('usage: npx tsx tools/boundaries.ts FILE.geojson');
const { features }: { features: readonly Feature[] } = JSON.parse(readFileSync(file, 'utf8'));
let out = 'area,points\n';
for (const { id, geometry } of features) {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  for (const ring of rings) {
    // GeoJSON repeats the first point at the end; a package does not.
    const points = ring.slice(0, -1).map((point) =>
      point
        .slice(0, 2)
        .map((n) => Math.round(n * 10_000))
        .join(' '),
    );
    if (points.length >= 3) out += `${id},${points.join(' ')}\n`;
  }
}
process.stdout.write(out);
