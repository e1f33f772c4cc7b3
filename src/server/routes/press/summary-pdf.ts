import type { FormId } from '../../../election/model.ts';
import { papersOfForm } from '../../../forms/paper.ts';
import { publishedSummary } from '../../../printing/published-summary.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { pdfReply } from '../printing/reply.ts';
import { AREA_ID, areaOf, originOf, PDF, viewOf } from './parts.ts';

export const getPublishedSummaryPdf: ApiRoute = {
  method: 'GET',
  url: '/api/press/areas/:area/summaries/:form',
  access: 'see-press',
  area: 'none',
  schema: {
    summary:
      'A summary form of the package (ผ.ถ. 15, ส.ถ. 15, 6/1) filled with what is published: for the notice board of a local body.',
    params: {
      type: 'object',
      properties: { area: AREA_ID, form: AREA_ID },
      required: ['area', 'form'],
    },
    response: replies({ 200: PDF }),
  },
  async handle(call) {
    const { deps, params } = call;
    const { election } = deps;
    const area = areaOf(call, params['area']);
    const form = election.pkg.forms.find(({ id }) => id === (params['form'] as FormId));
    const papers = form === undefined ? [] : papersOfForm(election, form);
    const paper = papers.find((p) => p.unit === null && election.areaIndex.get(p.area.id) === area);
    if (paper === undefined) throw new ApiError('not-found');
    const view = await viewOf(call);
    const { number } = view.head;
    const fill = publishedSummary(view, paper, originOf(call));
    const bytes = await deps.printing.pdf([paper], null, false, fill);
    return pdfReply(`${paper.form.id}-${paper.area.id}-cut${number}.pdf`, bytes);
  },
};
