import { loadReturn } from '../../../centre/load-return.ts';
import { paperOfReturn } from '../../../forms/paper.ts';
import { recordFill } from '../../../printing/record-fill.ts';
import { toThaiDigits } from '../../../returns/figure-text.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies, UNIT_PARAMS } from '../../schemas.ts';
import { pdfReply } from './reply.ts';

export const getRecordPdf: ApiRoute = {
  method: 'GET',
  url: '/api/units/:unit/:ballot/record.pdf',
  access: 'see-record-form',
  area: 'unit',
  schema: {
    summary:
      'The accepted record written into its form, for the notice at the station and the official report.',
    params: UNIT_PARAMS,
    response: replies({ 200: { description: 'PDF.', type: 'string', format: 'binary' } }),
  },
  async handle({ deps, spec }) {
    const { state } = await loadReturn(deps.desk, spec);
    if (state.stage !== 'accepted' && state.stage !== 'correction-proposed') throw new ApiError('no-record');
    const { live } = state;
    const source = `พิมพ์จากผลที่รับรองแล้วในระบบ ฉบับที่ ${toThaiDigits(String(live.version))} ไม่ใช่แบบที่คณะกรรมการลงชื่อ`;
    const fill = recordFill(spec.form, spec.lines.length, live.figures, source);
    const bytes = await deps.printing.pdf([paperOfReturn(deps.election, spec)], null, false, fill);
    return pdfReply(`${spec.unit.id}-${spec.form.id}-v${live.version}.pdf`, bytes);
  },
};
