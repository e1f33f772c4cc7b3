import type { StationFigures } from '../../../intake/phone/station-figures.ts';
import { differingStations, stationFiguresOf } from '../../../intake/phone/station-figures.ts';
import { toWireFigure } from '../../../returns/wire-write.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';

export const getStationFigures: ApiRoute = {
  method: 'GET',
  url: '/api/units/:unit/:ballot/station-figures',
  access: 'see-station-figures',
  area: 'unit',
  schema: {
    summary:
      'What the station committee typed of an accepted return, against its record. Nothing before the return is accepted.',
    params: UNIT_PARAMS,
    response: replies({ 200: described('`stationFigures` is null when there is nothing to compare.') }),
  },
  async handle({ deps, spec }) {
    const found = await stationFiguresOf(deps.desk, spec);
    return { status: 200, body: { stationFigures: found === null ? null : view(found) } };
  },
};

export const getDifferingStations: ApiRoute = {
  method: 'GET',
  url: '/api/station-figures',
  access: 'see-station-figures',
  area: 'own',
  schema: {
    summary:
      'Accepted returns of your area whose committee typed other figures than the record has, newest first.',
    response: replies({ 200: described('At most 200.') }),
  },
  async handle({ deps, person }) {
    const { duty } = person;
    const found = await differingStations(deps.desk, duty.everyCentre ? null : duty.centreIds);
    return {
      status: 200,
      body: {
        returns: found.map((each) => ({
          unit: each.spec.unit.id,
          unitName: each.spec.unit.name,
          centre: each.spec.unit.centreId,
          ballot: each.spec.contest.ballot,
          ...view(each),
        })),
      },
    };
  },
};

function view({ sentAt, differences }: StationFigures): object {
  return {
    at: sentAt.toISOString(),
    differences: differences.map(({ place, station, record }) => ({
      place,
      station: toWireFigure(station),
      record: toWireFigure(record),
    })),
  };
}
