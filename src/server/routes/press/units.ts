import { at } from '../../../basics/assert.ts';
import { unitLabel } from '../../../press/names.ts';
import { unitsIn } from '../../../press/poster-content.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { AREA_ID, areaOf, viewOf } from './parts.ts';

const MOST_UNITS = 600;

export const getPressUnits: ApiRoute = {
  method: 'GET',
  url: '/api/press/areas/:area/units',
  access: 'see-press',
  area: 'none',
  schema: {
    summary: 'The units of an area (at most 600), and whether the public sees their figures.',
    params: { type: 'object', properties: { area: AREA_ID }, required: ['area'] },
    response: replies({ 200: described('The units.') }),
  },
  async handle(call) {
    const { election } = call.deps;
    const area = areaOf(call, call.params['area']);
    const view = await viewOf(call);
    const units = unitsIn(view, area);
    if (units.length > MOST_UNITS) throw new ApiError('too-large');
    return {
      status: 200,
      body: {
        units: units.map((u) => {
          const unit = at(election.pkg.units, u);
          return { unit: unit.id, label: unitLabel(unit), name: unit.name, status: view.unitStatus(u) };
        }),
      },
    };
  },
};
