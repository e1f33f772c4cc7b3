import { PATTERN_LINES, patternInk } from '../../../shared/party-patterns.ts';
import type { Stage } from '../stage.ts';

const DOTS = 3;

/** Place of a party in its file when it has a pattern; -1 for a plain colour. */
function patterned({ shown }: Stage, party: string): number {
  const place = shown.parties.parties.findIndex(({ id }) => id === party);
  return (shown.patterns[place] ?? 0) > 0 ? place : -1;
}

/** What a party's shapes are filled with: its colour, or its pattern where another's colour looks like it. */
export function fillOf(stage: Stage, party: string | null, prefix = 'pk'): string | undefined {
  if (party === null) return undefined;
  const place = patterned(stage, party);
  return place >= 0 ? `url(#${prefix}${place})` : stage.parties.get(party)?.colour;
}

/** The patterns of all parties, once on the wall: drawn two by two on each shape. */
export function Patterns({ stage }: { stage: Stage }) {
  const { parties, patterns } = { ...stage.shown, parties: stage.shown.parties.parties };
  return (
    <svg class="pats" aria-hidden="true">
      <defs>
        {PATTERN_LINES.map((lines, pattern) =>
          pattern === 0 ? null : (
            <g key={lines} id={`pq${pattern}`}>
              <path d="M0 0h4v4H0z" stroke="none" />
              <path
                d={lines}
                stroke-width={pattern === DOTS ? 2 : 0.8}
                stroke-linecap={pattern === DOTS ? 'round' : undefined}
              />
            </g>
          ),
        )}
        {parties.map(({ id, colour }, place) =>
          (patterns[place] ?? 0) === 0 ? null : (
            <pattern
              key={id}
              id={`pk${place}`}
              width="0.5"
              height="0.5"
              viewBox="0 0 4 4"
              preserveAspectRatio="none"
            >
              <use href={`#pq${patterns[place]}`} fill={colour} stroke={patternInk(colour)} />
            </pattern>
          ),
        )}
      </defs>
    </svg>
  );
}

interface ScaledProps {
  readonly stage: Stage;
  readonly prefix: string;
  /** Sides of a pattern's field in units of the drawing. */
  readonly width: number;
  readonly height?: number;
}

/** Patterns of one size for shapes of any form. */
export function ScaledPatterns({ stage, prefix, width, height = width }: ScaledProps) {
  return (
    <defs>
      {stage.shown.patterns.map((pattern, place) =>
        pattern === 0 ? null : (
          <pattern
            key={stage.shown.parties.parties[place]?.id}
            id={`${prefix}${place}`}
            href={`#pk${place}`}
            patternUnits="userSpaceOnUse"
            width={width}
            height={height}
          />
        ),
      )}
    </defs>
  );
}
