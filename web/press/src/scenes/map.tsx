import { readCsv } from '../../../../src/basics/csv.ts';
import type { AreaId } from '../../../../src/election/model.ts';
import type { GeoShapes } from '../../../public/geo-shapes.ts';
import { shapesOf } from '../../../public/geo-shapes.ts';
import { TileShapes } from '../../../public/parts/tile-shapes.tsx';
import { CODES, drawnAs } from '../../../public/tile-squares.ts';
import { groupDigits } from '../../../shared/numbers.ts';
import { Bar, PageMark, PartyTag, shownPercent } from '../parts/basics.tsx';
import { fillOf, ScaledPatterns } from '../parts/patterns.tsx';
import type { Stage } from '../stage.ts';
import { rowParty, rowState } from '../wall/races.ts';
import { tilePicture } from '../wall/tile-blocks.ts';
import { earlyWords } from './headline.tsx';

/** Side of a tile with its gap, as the drawings have it. */
const STEP = 10;
/** Parties of the key. */
const TOP = 8;

interface Square {
  readonly id: string;
  readonly code: string;
  readonly party: string | null;
}

function squaresOf(stage: Stage): readonly Square[] {
  return stage.nation.constituencies.flatMap((row) => {
    const state = rowState(row);
    return state === null ? [] : [{ id: row[0], code: CODES[state], party: rowParty(row) }];
  });
}

/** Tile map, and the geographic one on a second page where the package has borders. */
export function mapPages(stage: Stage): number {
  return stage.shown.boundaries === '' ? 1 : 2;
}

export function MapScene({ stage }: { stage: Stage }) {
  const squares = squaresOf(stage);
  const pages = mapPages(stage);
  const geo = pages === 2 && stage.page === 1 ? shapesOfCsv(stage.shown.boundaries) : null;
  return (
    <div class="map-key">
      {geo === null ? (
        <Tiles stage={stage} squares={squares} />
      ) : (
        <Geo stage={stage} squares={squares} shapes={geo} />
      )}
      <Key stage={stage} squares={squares} geo={geo !== null} />
      <PageMark stage={stage} pages={pages} />
    </div>
  );
}

function Tiles({ stage, squares }: { stage: Stage; squares: readonly Square[] }) {
  const { places, columns, rows } = tilePicture(
    squares.map((s) => s.id),
    stage.areas,
  );
  return (
    <svg
      class="map"
      viewBox={`-1 -1 ${columns * STEP + 1} ${rows * STEP + 1}`}
      role="img"
      aria-label={stage.w.map}
    >
      <TileShapes />
      {squares.map((s) => {
        const place = places.get(s.id);
        if (place === undefined) return null;
        const { column, row } = place;
        return (
          <use
            key={s.id}
            href={`#${drawnAs(s.code)}`}
            x={column * STEP}
            y={row * STEP}
            fill={fillOf(stage, s.party) ?? '#8494a3'}
          />
        );
      })}
    </svg>
  );
}

function Geo({ stage, squares, shapes }: { stage: Stage; squares: readonly Square[]; shapes: GeoShapes }) {
  const paths = (prefix: string) =>
    squares.map((s) => (
      <path key={s.id} class={s.code} d={shapes.paths.get(s.id)} fill={fillOf(stage, s.party, prefix)} />
    ));
  return (
    <div class="geos">
      <svg
        class="geo"
        viewBox={`-8 -8 ${shapes.width + 16} ${shapes.height + 16}`}
        role="img"
        aria-label={stage.m.geoMap}
      >
        <TileShapes />
        <ScaledPatterns stage={stage} prefix="pg" width={28} />
        <ScaledPatterns stage={stage} prefix="pn" width={6} />
        <g class="land">{paths('pg')}</g>
      </svg>
      {shapes.inset !== null && (
        <figure>
          <svg class="geo near" viewBox={shapes.inset} aria-hidden="true">
            <g class="land">{paths('pn')}</g>
          </svg>
          <figcaption>{stage.m.geoBangkok}</figcaption>
        </figure>
      )}
    </div>
  );
}

let drawn: { readonly csv: string; readonly shapes: GeoShapes | null } | null = null;

/** The borders as drawn lines; the last text is remembered. */
function shapesOfCsv(csv: string): GeoShapes | null {
  if (drawn?.csv !== csv) {
    const [header, ...rows] = readCsv(csv, 100_000).rows;
    const [area = -1, points = -1] = ['area', 'points'].map((name) => header?.cells.indexOf(name) ?? -1);
    const list = rows.map(({ cells }) => ({
      areaId: (cells[area] ?? '') as AreaId,
      points: (cells[points] ?? '').split(' ').map(Number),
    }));
    drawn = { csv, shapes: shapesOf(list) };
  }
  return drawn.shapes;
}

/** How the geographic map shows a state: nothing, a broken border, a whole one, a thick one. */
function GeoShape({ code }: { code: string }) {
  const empty = code === 'w' || code === 'f';
  return (
    <g class="land key-land">
      <path class={code} d="M1 1h7v7H1z" fill={empty ? undefined : '#8494a3'} />
    </g>
  );
}

/** What shapes and colours mean, with counts: the table beside the map. */
function Key({ stage, squares, geo }: { stage: Stage; squares: readonly Square[]; geo: boolean }) {
  const { w, nation } = stage;
  const counts = new Map<string, number>();
  for (const { party } of squares) if (party !== null) counts.set(party, (counts.get(party) ?? 0) + 1);
  const parties = [...counts].sort((a, b) => b[1] - a[1]);
  const states = [
    ['w', w.stateShort.awaiting],
    ['f', earlyWords(stage)],
    ['l', w.stateShort.leading],
    ['d', w.stateShort.decided],
    ['c', w.stateShort.certified],
    ['x', w.stateShort.tied],
  ] as const;
  const { shown, expected } = nation.coverage.stations;
  return (
    <div class="key">
      <div class="cov">
        <strong>{stage.p.shown(shownPercent(stage, shown, expected))}</strong>
        <Bar part={shown} whole={expected} />
      </div>
      <table class="rows">
        <tbody>
          {states.map(([shape, text]) => {
            const count = squares.filter((s) => drawnAs(s.code) === shape).length;
            return (
              <tr key={shape} class={count === 0 ? 'soft' : undefined}>
                <th scope="row">
                  <svg class="map m" viewBox="-1 -1 11 11" aria-hidden="true">
                    {geo && 'wfldc'.includes(shape) ? (
                      <GeoShape code={shape} />
                    ) : (
                      <use href={`#${shape}`} fill="#8494a3" />
                    )}
                  </svg>
                  {text}
                </th>
                <td class="r n3">{groupDigits(count)}</td>
              </tr>
            );
          })}
          {parties.slice(0, TOP).map(([party, count]) => (
            <tr key={party}>
              <th scope="row">
                <PartyTag stage={stage} party={party} room={24} short />
              </th>
              <td class="r n3">
                <strong>{groupDigits(count)}</strong>
              </td>
            </tr>
          ))}
          {parties.length > TOP && (
            <tr>
              <th scope="row">{w.otherParties(groupDigits(parties.length - TOP))}</th>
              <td class="r">{groupDigits(parties.slice(TOP).reduce((n, [, count]) => n + count, 0))}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
