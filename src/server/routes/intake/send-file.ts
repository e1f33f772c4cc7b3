import type { BallotId, CentreId, UnitId } from '../../../election/model.ts';
import type { Outcome } from '../../../intake/door.ts';
import { MAX_FILE_BYTES, openFile, refusalText } from '../../../intake/files.ts';
import { NotKept } from '../../../intake/open.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiCall, ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

const NAME = { type: 'string', minLength: 1, maxLength: 100 } as const;

export const postSendFile: ApiRoute = {
  method: 'POST',
  url: '/api/centres/:centre/files',
  access: 'send-photo',
  area: 'centre',
  takes: 'bytes',
  bodyLimit: MAX_FILE_BYTES + 1,
  schema: {
    summary:
      'Sends a file to the door: a photo, or a PDF whose pages are photos. Each finds its place by its code, by what the headers say, or waits in the inbox.',
    params: { type: 'object', properties: { centre: { type: 'string' } }, required: ['centre'] },
    headers: {
      type: 'object',
      properties: {
        'x-file-name': {
          type: 'string',
          maxLength: 600,
          description: 'Percent-encoded; shown in the inbox.',
        },
        'x-unit': { ...NAME, description: 'The unit that it is of, where the sender says so.' },
        'x-ballot': { ...NAME, description: 'With x-unit and x-page: which page it is.' },
        'x-page': {
          type: 'string',
          pattern: '^[1-9][0-9]?$',
          description: 'Page of the form; the first one of a PDF.',
        },
      },
    },
    consumes: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
    response: replies({ 200: described('What became of each picture.') }),
  },
  async handle(call) {
    const { deps, body } = call;
    const bytes = body instanceof Uint8Array ? body : new Uint8Array(0);
    const opened = await openFile(bytes, { reader: deps.pictures.reader, photos: deps.desk.photos });
    if (opened.kind === 'busy') throw new ApiError('busy', { retryAfter: 3 });
    if (opened.kind === 'refused') {
      const { reason } = opened;
      const code = reason === 'too-large' ? 'too-large' : 'bad-photo';
      throw new ApiError(code, { reason, message: refusalText(reason) });
    }
    const said = saidBy(call);
    const outcomes: { part: string; outcome: Outcome; message?: object }[] = [];
    for (const [i, { bytes: picture, part }] of opened.pictures.entries()) {
      const says = said.says === null ? null : { ...said.says, page: said.says.page + i };
      const outcome = await deps.intake
        .door({
          key: `desk:${opened.sha256}${part}:${said.unit ?? ''}/${says?.ballot ?? ''}/${says?.page ?? ''}`,
          channel: 'upload',
          bytes: picture,
          sender: call.person.displayName,
          centre: (call.params['centre'] ?? '') as CentreId,
          unit: said.unit,
          code: null,
          sentAt: null,
          words: said.name,
          person: call.person,
          ...(says === null ? {} : { says }),
        })
        .catch((error: unknown) => {
          if (error instanceof NotKept && error.code === 'disk-full') throw new ApiError('disk-full');
          throw error;
        });
      const refused = outcome.kind === 'refused' ? { message: refusalText(outcome.reason) } : {};
      outcomes.push({ part, outcome, ...refused });
    }
    return { status: 200, body: { outcomes } };
  },
};

/** What the headers say of the file. */
function saidBy({ deps, request, params }: ApiCall) {
  const text = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? decoded(value) : '';
  };
  const unit = text('x-unit') === '' ? null : (text('x-unit') as UnitId);
  if (unit !== null) {
    const index = deps.election.unitIndex.get(unit);
    if (index === undefined) throw new ApiError('unknown-return');
    if (deps.election.pkg.units[index]?.centreId !== params['centre']) throw new ApiError('not-your-area');
  }
  const ballot = text('x-ballot') as BallotId;
  const page = Number(text('x-page') || '0');
  const says = unit === null || ballot === '' || page === 0 ? null : { ballot, page };
  if (says !== null) {
    const spec = deps.election.findReturn(unit ?? '', ballot);
    if (spec === undefined) throw new ApiError('unknown-return');
    if (page > spec.form.pages) throw new ApiError('bad-request', { place: 'x-page' });
  }
  return { unit, says, name: text('x-file-name').slice(0, 200) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).replaceAll('\0', '');
  } catch {
    return '';
  }
}
