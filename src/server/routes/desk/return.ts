import { viewReturn } from '../../../centre/return-view.ts';
import { formView, unitView } from '../../claim-view.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';

export const getReturn: ApiRoute = {
  method: 'GET',
  url: '/api/units/:unit/:ballot',
  access: 'see-returns',
  area: 'unit',
  schema: {
    summary:
      'A return: stage, photos, records, history. Figures of other people only once they may be judged.',
    params: UNIT_PARAMS,
    response: replies({ 200: described('The return.') }),
  },
  async handle({ deps, person, spec }) {
    const view = await viewReturn(deps.desk, person, spec);
    const { ballot } = spec.contest;
    return {
      status: 200,
      body: { unit: unitView(deps.desk, spec), ballot, ...formView(deps.desk, spec), ...view },
    };
  },
};
