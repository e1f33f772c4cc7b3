import { formView, unitView } from '../../claim-view.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';

export const getForm: ApiRoute = {
  method: 'GET',
  url: '/api/units/:unit/:ballot/form',
  access: 'see-returns',
  area: 'unit',
  schema: {
    summary: 'The paper form of a return: places in paper order, lines with number, name and party.',
    params: UNIT_PARAMS,
    response: replies({ 200: described('The form.') }),
  },
  handle({ deps, spec }) {
    const { ballot } = spec.contest;
    return {
      status: 200,
      body: { unit: unitView(deps.desk, spec), ballot, ...formView(deps.desk, spec) },
      headers: { 'cache-control': 'private, max-age=3600' },
    };
  },
};
