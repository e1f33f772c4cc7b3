import { ApiError } from '../../api-error.ts';
import { type PrintJob, servesScope } from '../../print-jobs.ts';
import type { ApiCall } from '../../route.ts';

export const JOB_PARAMS = {
  type: 'object',
  properties: { job: { type: 'string', maxLength: 64 } },
  required: ['job'],
} as const;

/** The job that the URL names, when it is of the person's area of duty. */
export function findJob({ deps, person, params }: ApiCall): PrintJob {
  const job = deps.printing.job(params['job'] ?? '');
  if (job === null) throw new ApiError('not-found');
  if (!servesScope(deps.election, person, job.order.scope)) throw new ApiError('not-your-area');
  return job;
}
