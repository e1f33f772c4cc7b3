import { paperOfReturn } from '../../../forms/paper.ts';
import type { ApiRoute } from '../../route.ts';
import { replies, UNIT_PARAMS } from '../../schemas.ts';
import { addressOf, pdfReply } from './reply.ts';

export const getFormPdf: ApiRoute = {
  method: 'GET',
  url: '/api/units/:unit/:ballot/form.pdf',
  access: 'see-forms',
  area: 'unit',
  schema: {
    summary: 'The blank form of a return, with its codes; `copies=1`: each copy that the law asks for.',
    params: UNIT_PARAMS,
    querystring: { type: 'object', properties: { copies: { type: 'string', enum: ['0', '1'] } } },
    response: replies({ 200: { description: 'PDF.', type: 'string', format: 'binary' } }),
  },
  async handle(call) {
    const { deps, spec, query } = call;
    const paper = paperOfReturn(deps.election, spec);
    const bytes = await deps.printing.pdf([paper], addressOf(call), query['copies'] === '1');
    return pdfReply(`${spec.unit.id}-${spec.form.id}.pdf`, bytes);
  },
};
