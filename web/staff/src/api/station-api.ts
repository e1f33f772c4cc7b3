import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { WireFigure } from './desk-types.ts';
import { get } from './http.ts';

/** A place where the station committee typed something else than the record has. */
export interface StationDifference {
  /** A role (`used`) or `vote:` and the ballot number. */
  readonly place: string;
  readonly station: WireFigure;
  readonly record: WireFigure;
}

/** What a committee typed of an accepted return, against its record. */
export interface StationFigures {
  readonly at: string;
  readonly differences: readonly StationDifference[];
}

export interface DifferingStation extends StationFigures {
  readonly unit: string;
  readonly unitName: Bilingual;
  readonly centre: string;
  readonly ballot: string;
}

export const stationApi = {
  ofReturn: async (unit: string, ballot: string) =>
    (
      (await get(`/api/units/${encodeURIComponent(unit)}/${encodeURIComponent(ballot)}/station-figures`)) as {
        stationFigures: StationFigures | null;
      }
    ).stationFigures,
  differing: async () =>
    ((await get('/api/station-figures')) as { returns: readonly DifferingStation[] }).returns,
};
