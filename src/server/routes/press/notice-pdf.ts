import type { UnitId } from '../../../election/model.ts';
import { noticeContent } from '../../../press/notice-content.ts';
import { noticeSheets } from '../../../press/paper/notice.ts';
import { pressPdf } from '../../../printing/press-pdf.ts';
import { ApiError } from '../../api-error.ts';
import { pdfInfo } from '../../press/pdf-info.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { pdfReply } from '../printing/reply.ts';
import { AREA_ID, LANGUAGE, languageOf, originOf, PDF, viewOf } from './parts.ts';

export const getNoticePdf: ApiRoute = {
  method: 'GET',
  url: '/api/press/units/:unit/notice.pdf',
  access: 'see-press',
  area: 'none',
  schema: {
    summary:
      'The notice of a unit: its published figures in large print. 409 `not-public` while the public does not see them.',
    params: { type: 'object', properties: { unit: AREA_ID }, required: ['unit'] },
    querystring: { type: 'object', properties: { language: LANGUAGE } },
    response: replies({ 200: PDF }),
  },
  async handle(call) {
    const { deps, params, query } = call;
    const index = deps.election.unitIndex.get((params['unit'] ?? '') as UnitId);
    if (index === undefined) throw new ApiError('not-found');
    const notice = noticeContent(await viewOf(call), index);
    if (!notice.ok) throw new ApiError('not-public', { reason: notice.error.status });
    const language = languageOf(query['language']);
    const sheets = noticeSheets(notice.value, { language, origin: originOf(call) });
    const info = { ...pdfInfo(notice.value, language), data: notice.value };
    const { unit, cut } = notice.value;
    return pdfReply(`notice-${unit}-cut${cut.number}-${language}.pdf`, await pressPdf(info, [sheets]));
  },
};
