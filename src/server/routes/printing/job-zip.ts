import { Readable } from 'node:stream';
import { zipOf } from '../../../printing/zip.ts';
import { ApiError } from '../../api-error.ts';
import { scopeId } from '../../print-jobs.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { findJob, JOB_PARAMS } from './find-job.ts';
import { fileHeaders } from './reply.ts';

/** A ZIP without extensions ends at 4 GB. */
const MOST_BYTES = 4_000_000_000;

export const getPrintJobZip: ApiRoute = {
  method: 'GET',
  url: '/api/print-jobs/:job/all.zip',
  access: 'see-forms',
  area: 'own',
  schema: {
    summary: 'All finished files of a print job as one ZIP.',
    params: JOB_PARAMS,
    response: replies({ 200: { description: 'ZIP.', type: 'string', format: 'binary' } }),
  },
  handle(call) {
    const job = findJob(call);
    if (job.files.length === 0) throw new ApiError('not-found');
    if (job.files.reduce((sum, file) => sum + file.bytes, 0) > MOST_BYTES) throw new ApiError('too-large');
    const entries = job.files.flatMap(({ name }) => {
      const path = call.deps.printing.fileOf(job.id, name);
      return path === null ? [] : [{ name, path }];
    });
    const name = `forms-${scopeId(job.order.scope)}.zip`;
    return {
      status: 200,
      body: Readable.from(zipOf(entries)),
      headers: fileHeaders(name, 'application/zip'),
    };
  },
};
