import { missingHistory } from '../../../centre/evening/missing.ts';
import { roleMay } from '../../../people/rights.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';

export const getUnitMissing: ApiRoute = {
  method: 'GET',
  url: '/api/units/:unit/:ballot/missing',
  access: 'see-evening',
  area: 'unit',
  schema: {
    summary: 'Whom to call for a unit, and every reason that was noted for it.',
    params: UNIT_PARAMS,
    response: replies({ 200: described('Contact (for those who may see it) and reasons, newest first.') }),
  },
  async handle({ deps, person, spec }) {
    const board = await deps.evening.board.fresh();
    const contact = roleMay(person.role, 'see-contacts') ? board.contacts.get(spec.unitIndex) : undefined;
    const reasons = await missingHistory(deps.db, spec.unit.id);
    return { status: 200, body: { contact: contact ?? null, reasons } };
  },
};
