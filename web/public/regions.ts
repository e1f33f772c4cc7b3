import type { Site } from './site.ts';
import { areaAt } from './site.ts';
import type { SiteIndex } from './site-index.ts';

/** The six geographic regions, the usual way to look for a province. A reader's help only: no law knows them. */
export const REGIONS = ['north', 'northeast', 'central', 'east', 'west', 'south'] as const;
export type Region = (typeof REGIONS)[number];

/** Codes of the Ministry of Interior whose first digit says nothing: the centre and the west reach into 2x, 6x and 7x. */
const ODD: Readonly<Record<string, Region>> = {
  26: 'central',
  63: 'west',
  70: 'west',
  71: 'west',
  76: 'west',
  77: 'west',
};
const BY_DIGIT: Readonly<Record<string, Region>> = {
  1: 'central',
  2: 'east',
  3: 'northeast',
  4: 'northeast',
  5: 'north',
  6: 'central',
  7: 'central',
  8: 'south',
  9: 'south',
};

/** Region of a province by its code, e.g. `44`; null when the code is none of Thailand's. */
export function regionOfCode(code: string): Region | null {
  if (!/^[1-9]\d$/.test(code)) return null;
  return ODD[code] ?? BY_DIGIT[code.slice(0, 1)] ?? null;
}

/** Provinces of a region in package order. */
export function provincesOf(site: Site, region: Region): SiteIndex['provinces'] {
  return site.index.provinces.filter((area) => regionOfCode(areaAt(site, area).code) === region);
}

/** Regions that have provinces in this election. */
export function regionsOf(site: Site): readonly Region[] {
  return REGIONS.filter((region) => provincesOf(site, region).length > 0);
}
