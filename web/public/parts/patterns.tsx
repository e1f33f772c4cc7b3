import { at } from '../../../src/basics/assert.ts';
import { PATTERN_LINES, partyPatterns, patternInk } from '../../shared/party-patterns.ts';
import type { Site } from '../site.ts';
import { partyAt } from '../site.ts';

const DOTS = 3;

/** What a party's shapes are filled with: its colour, or its pattern where an earlier party has a like colour. */
export function fillOf(site: Site, party: number): string | undefined {
  const spec = partyAt(site, party);
  if (spec === null) return undefined;
  return isPatterned(site, party) ? `url(#pk${party})` : spec.colour;
}

/** The same in a drawing that brings its own scale of the patterns, see {@link ScaledPatterns}. */
export function scaledFill(site: Site, party: number, prefix: string): string | undefined {
  return isPatterned(site, party) ? `url(#${prefix}${party})` : fillOf(site, party);
}

function isPatterned({ view }: Site, party: number): boolean {
  return party >= 0 && at(partyPatterns(view.election), party) > 0;
}

/** The patterns of all parties, once on a page and outside of what changes: a party may come to lead later. Drawn two by two on each shape. */
export function PartyPatterns({ site }: { site: Site }) {
  const patterns = partyPatterns(site.view.election);
  if (!patterns.some((pattern) => pattern > 0)) return null;
  return (
    <svg class="pats" aria-hidden="true">
      <defs>
        {PATTERN_LINES.map(
          (lines, pattern) =>
            patterns.includes(pattern) &&
            pattern > 0 && (
              <g key={lines} id={`pq${pattern}`}>
                <path d="M0 0h4v4H0z" stroke="none" />
                <path
                  d={lines}
                  stroke-width={pattern === DOTS ? 2 : '.8'}
                  stroke-linecap={pattern === DOTS ? 'round' : undefined}
                />
              </g>
            ),
        )}
        {patterns.map((pattern, party) => {
          const { id = '', colour = '' } = partyAt(site, party) ?? {};
          return (
            pattern > 0 && (
              <pattern
                key={id}
                id={`pk${party}`}
                width=".5"
                height=".5"
                viewBox="0 0 4 4"
                preserveAspectRatio="none"
              >
                <use href={`#pq${pattern}`} fill={colour} stroke={patternInk(colour)} />
              </pattern>
            )
          );
        })}
      </defs>
    </svg>
  );
}

interface ScaledProps {
  readonly site: Site;
  /** Parties that the drawing may show. */
  readonly parties: readonly number[];
  readonly prefix: string;
  /** Sides of a pattern's field in units of the drawing. */
  readonly width: number;
  readonly height?: number;
}

/** Patterns of one size for shapes that are small, many, or of any form. */
export function ScaledPatterns({ site, parties, prefix, width, height = width }: ScaledProps) {
  return (
    <defs>
      {parties
        .filter((party) => isPatterned(site, party))
        .map((party) => (
          <pattern
            key={party}
            id={`${prefix}${party}`}
            href={`#pk${party}`}
            patternUnits="userSpaceOnUse"
            width={width}
            height={height}
          />
        ))}
    </defs>
  );
}
