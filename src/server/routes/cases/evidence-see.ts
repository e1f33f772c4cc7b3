import { evidencePhotoType } from '../../../centre/cases/evidence.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { HASH, replies } from '../../schemas.ts';
import { CASE_PARAMS, caseOf } from './find.ts';

export const getEvidencePhoto: ApiRoute = {
  method: 'GET',
  url: '/api/cases/:case/photos/:sha256',
  access: 'see-cases',
  area: 'own',
  schema: {
    summary: 'A photo that is evidence in a case, without metadata.',
    params: {
      ...CASE_PARAMS,
      properties: { ...CASE_PARAMS.properties, sha256: HASH },
      required: ['case', 'sha256'],
    },
    response: replies({ 200: { description: 'The image.', type: 'string', format: 'binary' } }),
  },
  async handle(call) {
    const { row } = await caseOf(call);
    const sha256 = call.params['sha256'] ?? '';
    const type = await evidencePhotoType(call.deps.desk, row.case_id, sha256);
    if (type === null) throw new ApiError('not-found');
    const bytes = await call.deps.desk.photos.read(sha256);
    if (bytes === null) throw new ApiError('not-found');
    const headers = { 'cache-control': 'private, max-age=31536000, immutable', 'content-type': type };
    return { status: 200, body: bytes, headers };
  },
};
