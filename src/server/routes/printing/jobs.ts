import { servesScope } from '../../print-jobs.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { jobView } from './reply.ts';

export const getPrintJobs: ApiRoute = {
  method: 'GET',
  url: '/api/print-jobs',
  access: 'see-forms',
  area: 'own',
  schema: {
    summary:
      'Print jobs of the area of duty, newest first, with their progress and files; the forms of the election.',
    response: replies({ 200: described('The jobs.') }),
  },
  handle({ deps, person }) {
    const own = deps.printing.jobs().filter((job) => servesScope(deps.election, person, job.order.scope));
    const forms = deps.election.pkg.forms.map(({ id, code, title }) => ({ id, code, title }));
    return { status: 200, body: { forms, jobs: own.map((job) => jobView(deps.election, job)) } };
  },
};
