import { findPages } from '../../../centre/find-photo.ts';
import { historyOf } from '../../../intake/inbox/history.ts';
import { servesCentre } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { described, HASH, replies } from '../../schemas.ts';

export const getPhotoHistory: ApiRoute = {
  method: 'GET',
  url: '/api/photos/:sha256/history',
  access: 'see-inbox',
  area: 'own',
  schema: {
    summary: 'Where a photo came from and every place it ever had, by the SHA-256 of the public copy.',
    params: { type: 'object', properties: { sha256: HASH }, required: ['sha256'] },
    response: replies({ 200: described('The history.') }),
  },
  async handle({ deps, person, params }) {
    const [page] = await findPages(deps.desk, params['sha256'] ?? '');
    if (page === undefined) throw new ApiError('not-found');
    const history = await historyOf(deps.desk, page.original);
    if (!history.centres.some((id) => servesCentre(person, id))) throw new ApiError('not-your-area');
    return { status: 200, body: history };
  },
};
