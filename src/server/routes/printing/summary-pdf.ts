import { at } from '../../../basics/assert.ts';
import type { Election } from '../../../election/lookup.ts';
import type { CentreId, FormId } from '../../../election/model.ts';
import type { Fill } from '../../../forms/fill.ts';
import type { Paper } from '../../../forms/paper.ts';
import { papersOfForm } from '../../../forms/paper.ts';
import { summaryFill } from '../../../printing/summary-fill.ts';
import { toThaiDigits } from '../../../returns/figure-text.ts';
import type { Figures } from '../../../returns/figures.ts';
import { ApiError } from '../../api-error.ts';
import type { AppDeps } from '../../deps.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { pdfReply } from './reply.ts';

export const getSummaryPdf: ApiRoute = {
  method: 'GET',
  url: '/api/centres/:centre/summaries/:form',
  access: 'see-record-form',
  area: 'centre',
  schema: {
    summary:
      "The summary of a centre's own area (6/1, 15) with the sums of all accepted records, and how many there are.",
    params: {
      type: 'object',
      properties: { centre: { type: 'string' }, form: { type: 'string', maxLength: 64 } },
      required: ['centre', 'form'],
    },
    response: replies({ 200: { description: 'PDF.', type: 'string', format: 'binary' } }),
  },
  async handle({ deps, params }) {
    const { election } = deps;
    const centre = election.getCentre(params['centre'] as CentreId);
    const form = election.pkg.forms.find((f) => f.id === (params['form'] as FormId));
    const papers = form === undefined ? [] : papersOfForm(election, form);
    const paper = papers.find((p) => p.unit === null && p.area.id === centre.areaId);
    if (paper === undefined) throw new ApiError('not-found');
    const bytes = await deps.printing.pdf([paper], null, false, await fillOf(deps, paper));
    return pdfReply(`${paper.form.id}-${paper.area.id}.pdf`, bytes);
  },
};

async function fillOf({ db, election }: AppDeps, paper: Paper): Promise<Fill> {
  const { rows } = await db.query<{ return_id: number; figures: Figures }>({
    text: `select r.return_id, c.figures from return r join record c on c.return_id = r.return_id and c.live
            where r.ballot = $1 and r.constituency = any($2)`,
    values: [paper.contest.ballot, constituenciesIn(election, paper)],
  });
  const figures = new Map(rows.map((row) => [row.return_id, row.figures]));
  const all = election.returns.filter(
    (spec) =>
      spec.contest.id === paper.contest.id &&
      at(election.areasOfUnit, spec.unitIndex).includes(areaIndex(election, paper)),
  ).length;
  const complete = rows.length === all;
  const count = toThaiDigits(`${rows.length} จาก ${all}`);
  const source = complete
    ? `รวมจากผลที่รับรองแล้วครบทุกแบบ (${count} แบบ)`
    : `ยังไม่ครบ: รวมจากผลที่รับรองแล้ว ${count} แบบ ห้ามใช้เป็นรายงานผล`;
  return summaryFill(paper, (index) => figures.get(index) ?? null, source);
}

function areaIndex(election: Election, paper: Paper): number {
  return election.areaIndex.get(paper.area.id) ?? -1;
}

/** Places in the package's list of areas of the constituencies that the paper's area holds. */
function constituenciesIn(election: Election, paper: Paper): readonly number[] {
  const within = areaIndex(election, paper);
  return election.pkg.areas.flatMap((area, i) => {
    if (area.kind !== 'constituency') return [];
    for (let a = i; a >= 0; a = at(election.parentOfArea, a)) if (a === within) return [i];
    return [];
  });
}
