import { viewCase } from '../../../centre/cases/case-view.ts';
import { formView } from '../../claim-view.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { CASE_PARAMS, caseOf } from './find.ts';

export const getCase: ApiRoute = {
  method: 'GET',
  url: '/api/cases/:case',
  access: 'see-cases',
  area: 'own',
  schema: {
    summary:
      'A case: order, evidence, notes, what was done, and the versions of the return before and after.',
    params: CASE_PARAMS,
    response: replies({ 200: described('The case.') }),
  },
  async handle(call) {
    const found = await caseOf(call);
    const { desk } = call.deps;
    return { status: 200, body: { ...formView(desk, found.spec), ...(await viewCase(desk, found)) } };
  },
};
