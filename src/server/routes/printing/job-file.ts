import { createReadStream } from 'node:fs';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { findJob, JOB_PARAMS } from './find-job.ts';
import { fileHeaders } from './reply.ts';

export const getPrintJobFile: ApiRoute = {
  method: 'GET',
  url: '/api/print-jobs/:job/files/:file',
  access: 'see-forms',
  area: 'own',
  schema: {
    summary: 'A finished file of a print job.',
    params: {
      ...JOB_PARAMS,
      properties: { ...JOB_PARAMS.properties, file: { type: 'string', maxLength: 100 } },
    },
    response: replies({ 200: { description: 'PDF.', type: 'string', format: 'binary' } }),
  },
  handle(call) {
    const name = call.params['file'] ?? '';
    const path = call.deps.printing.fileOf(findJob(call).id, name);
    if (path === null) throw new ApiError('not-found');
    return { status: 200, body: createReadStream(path), headers: fileHeaders(name, 'application/pdf') };
  },
};
