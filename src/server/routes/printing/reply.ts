import type { Election } from '../../../election/lookup.ts';
import type { PrintJob } from '../../print-jobs.ts';
import { scopeId } from '../../print-jobs.ts';
import type { ApiCall, ApiReply } from '../../route.ts';

/** The address that a phone opens by the codes: the one that people's browsers show. */
export function addressOf({ deps, request }: ApiCall): string {
  return deps.origin ?? `${request.protocol}://${request.host}`;
}

export function pdfReply(name: string, bytes: Uint8Array): ApiReply {
  return { status: 200, body: bytes, headers: fileHeaders(name, 'application/pdf') };
}

/** Names are made of ids, which are safe in headers. */
export function fileHeaders(name: string, mediaType: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  };
}

/** A job as the screen shows it. */
export function jobView(election: Election, job: PrintJob): object {
  const { scope, forms, copies } = job.order;
  return {
    id: job.id,
    kind: scope.kind,
    of: scopeId(scope),
    name: nameOf(election, job),
    forms,
    copies,
    state: job.state,
    done: job.done,
    total: job.total,
    files: job.files.map(({ name, bytes, pages, sha256 }) => ({ name, bytes, pages, sha256 })),
  };
}

function nameOf(election: Election, { order: { scope } }: PrintJob): object {
  switch (scope.kind) {
    case 'unit':
      return election.getUnitOrThrow(scope.unit).name;
    case 'centre':
      return election.getCentre(scope.centre).name;
    case 'province':
      return election.getArea(scope.province).name;
    case 'all':
      return election.pkg.manifest.title;
  }
}
