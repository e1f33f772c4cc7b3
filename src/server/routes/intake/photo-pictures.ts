import { findPages } from '../../../centre/find-photo.ts';
import { readCopy } from '../../../centre/keep-photo.ts';
import type { PageOfReturn } from '../../../intake/pictures.ts';
import { straightPage, thumbnail } from '../../../intake/pictures.ts';
import { servesCentre } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiCall, ApiRoute } from '../../route.ts';
import { HASH, replies } from '../../schemas.ts';

const CACHED = { 'cache-control': 'private, max-age=86400' };
const IMAGE = { description: 'The image.', type: 'string', format: 'binary' };
const PARAMS = { type: 'object', properties: { sha256: HASH }, required: ['sha256'] } as const;

export const getStraight: ApiRoute = {
  method: 'GET',
  url: '/api/photos/:sha256/straight',
  access: 'see-photos',
  area: 'own',
  schema: {
    summary: 'The page laid straight, as WebP; the photo itself where its sheet was not found.',
    params: PARAMS,
    response: replies({ 200: IMAGE }),
  },
  async handle(call) {
    const page = await pageOfCall(call);
    const straight = await straightPage(call.deps.pictures, page);
    return straight === null ? whole(call, page) : webp(straight);
  },
};

export const getThumb: ApiRoute = {
  method: 'GET',
  url: '/api/photos/:sha256/thumb',
  access: 'see-photos',
  area: 'own',
  schema: {
    summary: 'A small picture of a photo; the photo itself where none was made.',
    params: PARAMS,
    response: replies({ 200: IMAGE }),
  },
  async handle(call) {
    const page = await pageOfCall(call);
    const small = await thumbnail(call.deps.pictures, page.original);
    return small === null ? whole(call, page) : webp(small);
  },
};

export const getCrop: ApiRoute = {
  method: 'GET',
  url: '/api/photos/:sha256/crop/:place',
  access: 'see-photos',
  area: 'own',
  schema: {
    summary: 'One line of the form, cut from the straight page: by a head role or `row:` and its row.',
    params: {
      type: 'object',
      properties: { sha256: HASH, place: { type: 'string', pattern: '^[a-zA-Z:0-9]{1,30}$' } },
      required: ['sha256', 'place'],
    },
    response: replies({ 200: IMAGE }),
  },
  async handle(call) {
    const { pictures } = call.deps;
    const page = await pageOfCall(call);
    const figure = pictures
      .geometryOf(page.spec, page.page)
      ?.figures.find((f) => f.place === call.params['place']);
    const straight = figure === undefined ? null : await straightPage(pictures, page);
    if (figure === undefined || straight === null) throw new ApiError('not-found');
    const cut = await pictures.reader.crop(straight, [figure.line]);
    if (!cut.ok) throw new ApiError('busy', { retryAfter: 2 });
    const [bytes] = cut.value;
    if (bytes === undefined) throw new ApiError('not-found');
    return webp(bytes);
  },
};

type Found = PageOfReturn & { readonly mediaType: string };

/** A photo whose page is known, of a return of the person's area. */
async function pageOfCall({ deps, person, params }: ApiCall): Promise<Found> {
  const pages = await findPages(deps.desk, params['sha256'] ?? '');
  if (pages.length === 0) throw new ApiError('not-found');
  const yours = pages.find((p) => servesCentre(person, p.spec.unit.centreId));
  if (yours === undefined) throw new ApiError('not-your-area');
  return yours;
}

async function whole({ deps, params }: ApiCall, { mediaType }: Found) {
  const bytes = await readCopy(deps.desk, params['sha256'] ?? '');
  if (bytes === null) throw new ApiError('not-found');
  return { status: 200, body: bytes, headers: { ...CACHED, 'content-type': mediaType } };
}

function webp(bytes: Uint8Array) {
  return { status: 200, body: bytes, headers: { ...CACHED, 'content-type': 'image/webp' } };
}
