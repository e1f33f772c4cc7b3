import { posterSheets } from '../../../press/paper/poster.ts';
import { posterContent, unitsIn } from '../../../press/poster-content.ts';
import { pressPdf } from '../../../printing/press-pdf.ts';
import { ApiError } from '../../api-error.ts';
import { pdfInfo } from '../../press/pdf-info.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { pdfReply } from '../printing/reply.ts';
import { AREA_ID, areaOf, LANGUAGE, languageOf, originOf, PDF, viewOf } from './parts.ts';

/** More do not belong on a poster, and would keep the desk waiting. */
const MOST_UNITS = 150;

export const getPosterPdf: ApiRoute = {
  method: 'GET',
  url: '/api/press/areas/:area/poster.pdf',
  access: 'see-press',
  area: 'none',
  schema: {
    summary: 'Every unit of a sub-district (or another area of at most 150 units) in tables, A4 or A3.',
    params: { type: 'object', properties: { area: AREA_ID }, required: ['area'] },
    querystring: {
      type: 'object',
      properties: { language: LANGUAGE, size: { type: 'string', enum: ['a4', 'a3'] } },
    },
    response: replies({ 200: PDF }),
  },
  async handle(call) {
    const { params, query } = call;
    const area = areaOf(call, params['area']);
    const view = await viewOf(call);
    const units = unitsIn(view, area).length;
    if (units === 0) throw new ApiError('nothing-to-print');
    if (units > MOST_UNITS) throw new ApiError('too-large');
    const content = posterContent(view, area);
    const language = languageOf(query['language']);
    const size = query['size'] === 'a3' ? 'a3' : 'a4';
    const sheets = posterSheets(content, { language, origin: originOf(call), size });
    const bytes = await pressPdf({ ...pdfInfo(content, language), data: content }, [sheets]);
    return pdfReply(`poster-${content.area}-cut${content.cut.number}-${size}-${language}.pdf`, bytes);
  },
};
