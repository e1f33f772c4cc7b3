import type { Site } from '../site.ts';
import { ScaledPatterns, scaledFill } from './patterns.tsx';

/** A party and how many seats it holds; -1: nobody yet. */
export interface SeatGroup {
  readonly party: number;
  readonly seats: number;
}

interface Seat {
  readonly x: number;
  readonly y: number;
}

const INNER = 40;
const OUTER = 100;

/** Places of `count` seats in a half circle of rows, from left to right. Units of the drawing: 200 wide, 100 high. */
export function seatPlaces(count: number): readonly Seat[] {
  const rows = Math.max(1, Math.min(12, Math.round(Math.sqrt(count / 4))));
  const radii = Array.from({ length: rows }, (_, i) =>
    rows === 1 ? OUTER : INNER + ((OUTER - INNER) * i) / (rows - 1),
  );
  const length = radii.reduce((sum, r) => sum + r, 0);
  let placed = 0;
  let share = 0;
  const seats = radii.flatMap((radius) => {
    share += radius;
    // Rounding the running sum keeps the total exact.
    const upTo = Math.round((count * share) / length);
    const inRow = upTo - placed;
    placed = upTo;
    return Array.from({ length: inRow }, (_, i) => ({
      radius,
      angle: inRow === 1 ? Math.PI / 2 : Math.PI * (1 - i / (inRow - 1)),
    }));
  });
  seats.sort((a, b) => b.angle - a.angle || a.radius - b.radius);
  return seats.map(({ radius, angle }) => ({
    x: Math.round((100 + radius * Math.cos(angle)) * 10) / 10,
    y: Math.round((100 - radius * Math.sin(angle)) * 10) / 10,
  }));
}

/** The seats of the House as dots, grouped by party. The table beside it says the same in numbers. */
export function HouseArc({ site, groups }: { site: Site; groups: readonly SeatGroup[] }) {
  const count = groups.reduce((sum, group) => sum + group.seats, 0);
  const places = seatPlaces(count);
  let next = 0;
  return (
    <svg class="arc" viewBox="-5 -5 210 110" role="img" aria-label={site.m.arc}>
      <ScaledPatterns site={site} parties={groups.map((g) => g.party)} prefix="pa" width={2} />
      {groups.map(({ party, seats }) => {
        const dots = places.slice(next, next + seats).map(({ x, y }) => `M${x} ${y}h0`);
        next += seats;
        // A line of no length with round ends is a dot: one path for a party. The wider one below is its outline.
        return (
          <g key={party} id={party < 0 ? undefined : `arc${party}`}>
            <path d={dots.join('')} class="ring" />
            <path d={dots.join('')} stroke={scaledFill(site, party, 'pa') ?? '#fff'} stroke-width="3.6" />
          </g>
        );
      })}
    </svg>
  );
}
