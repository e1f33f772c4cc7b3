import { findPhoto } from '../../../centre/find-photo.ts';
import { readCopy } from '../../../centre/keep-photo.ts';
import { servesCentre } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { HASH, replies } from '../../schemas.ts';

export const getPhoto: ApiRoute = {
  method: 'GET',
  url: '/api/photos/:sha256',
  access: 'see-photos',
  area: 'own',
  schema: {
    summary: 'A photo of a return, without metadata, by the SHA-256 of the public copy.',
    params: { type: 'object', properties: { sha256: HASH }, required: ['sha256'] },
    response: replies({ 200: { description: 'The image.', type: 'string', format: 'binary' } }),
  },
  async handle({ deps, person, params, request }) {
    const sha256 = params['sha256'] ?? '';
    const found = await findPhoto(deps.desk, sha256);
    if (found === null) throw new ApiError('not-found');
    if (!found.centreIds.some((id) => servesCentre(person, id))) throw new ApiError('not-your-area');
    const etag = `"${sha256}"`;
    const headers = { 'cache-control': 'private, max-age=31536000, immutable', etag };
    if (request.headers['if-none-match'] === etag) return { status: 304, headers };
    const bytes = await readCopy(deps.desk, sha256);
    if (bytes === null) throw new ApiError('not-found');
    return { status: 200, body: bytes, headers: { ...headers, 'content-type': found.mediaType } };
  },
};
