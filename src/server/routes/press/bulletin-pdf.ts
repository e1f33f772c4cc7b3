import { bulletinPdf } from '../../press/bulletin-shelf.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { pdfReply } from '../printing/reply.ts';
import { figuresOf, LANGUAGE, languageOf, originOf, PDF } from './parts.ts';

export const getBulletinPdf: ApiRoute = {
  method: 'GET',
  url: '/api/press/bulletin.pdf',
  access: 'see-press',
  area: 'none',
  schema: {
    summary: 'A bulletin of the newest cut on one page, for the nation or the area that `of` names.',
    querystring: {
      type: 'object',
      properties: { of: { type: 'string', maxLength: 64 }, language: LANGUAGE },
    },
    response: replies({ 200: PDF }),
  },
  async handle(call) {
    const language = languageOf(call.query['language']);
    const now = await figuresOf(call, call.query['of']);
    const bytes = await bulletinPdf({ ...now, hour: null }, language, originOf(call));
    const { scope, cut } = now.figures;
    return pdfReply(`bulletin-${scope.id}-cut${cut.number}-${language}.pdf`, bytes);
  },
};
