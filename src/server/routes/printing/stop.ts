import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { findJob, JOB_PARAMS } from './find-job.ts';

export const postPrintJobStop: ApiRoute = {
  method: 'POST',
  url: '/api/print-jobs/:job/stop',
  access: 'print-forms',
  area: 'own',
  schema: {
    summary: 'Stops a print job after the file that it is at. Finished files stay.',
    params: JOB_PARAMS,
    response: replies({ 200: described('It will stop.') }),
  },
  handle(call) {
    const job = findJob(call);
    call.deps.printing.stop(job.id);
    return { status: 200, body: {} };
  },
};
