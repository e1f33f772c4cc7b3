import { createReadStream } from 'node:fs';
import { at } from '../../../basics/assert.ts';
import type { Bilingual } from '../../../basics/bilingual.ts';
import type { CentreId } from '../../../election/model.ts';
import type { NoticeContent } from '../../../press/model.ts';
import { areaName } from '../../../press/names.ts';
import { noticeContent } from '../../../press/notice-content.ts';
import { unitsIn } from '../../../press/poster-content.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiCall, ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { fileHeaders } from '../printing/reply.ts';
import { AREA_ID, areaOf, LANGUAGE, languageOf, originOf, PDF, viewOf } from './parts.ts';

/** A whole province is printed by the command (khanaen print-notices). */
const MOST_UNITS = 600;

export const getNoticeJobs: ApiRoute = {
  method: 'GET',
  url: '/api/press/notice-jobs',
  access: 'see-press',
  area: 'none',
  schema: {
    summary: 'Notices that were ordered for many units, newest first.',
    response: replies({ 200: described('The jobs.') }),
  },
  handle({ deps }) {
    return { status: 200, body: { jobs: deps.press.notices.list() } };
  },
};

interface Body {
  readonly kind: 'area' | 'centre';
  readonly of: string;
  readonly language?: string;
}

export const postNoticeJob: ApiRoute = {
  method: 'POST',
  url: '/api/press/notice-jobs',
  access: 'write-statement',
  area: 'none',
  schema: {
    summary:
      'Prints the notices of all public units of an area (sub-district, district, constituency) or a centre, behind the desk.',
    body: {
      type: 'object',
      properties: { kind: { type: 'string', enum: ['area', 'centre'] }, of: AREA_ID, language: LANGUAGE },
      required: ['kind', 'of'],
      additionalProperties: false,
    },
    response: replies({ 202: described('The job.') }),
  },
  async handle(call) {
    const { kind, of, language } = call.body as Body;
    const view = await viewOf(call);
    const { units, name } = placeOf(call, kind, of, view);
    if (units.length > MOST_UNITS) throw new ApiError('too-large');
    const notices = units.flatMap((u): NoticeContent[] => {
      const notice = noticeContent(view, u);
      return notice.ok ? [notice.value] : [];
    });
    if (notices.length === 0) throw new ApiError('nothing-to-print');
    const job = await call.deps.press.notices.start({
      ...{ kind, of, name, notices },
      language: languageOf(language),
      origin: originOf(call),
      cut: view.head.number,
      left: units.length - notices.length,
    });
    return { status: 202, body: job };
  },
};

function placeOf(
  call: ApiCall,
  kind: Body['kind'],
  of: string,
  view: Awaited<ReturnType<typeof viewOf>>,
): { readonly units: readonly number[]; readonly name: Bilingual } {
  const { election } = call.deps;
  if (kind === 'area') {
    const area = areaOf(call, of);
    return { units: unitsIn(view, area), name: areaName(election, area) };
  }
  const centre = election.centreIndex.get(of as CentreId);
  if (centre === undefined) throw new ApiError('not-found');
  const units = election.pkg.units.flatMap((unit, u) => (unit.centreId === of ? [u] : []));
  return { units, name: at(election.pkg.centres, centre).name };
}

export const getNoticeJobFile: ApiRoute = {
  method: 'GET',
  url: '/api/press/notice-jobs/:job/files/:file',
  access: 'see-press',
  area: 'none',
  schema: {
    summary: 'A finished file of such a job.',
    params: {
      type: 'object',
      properties: { job: { type: 'string', maxLength: 64 }, file: { type: 'string', maxLength: 120 } },
      required: ['job', 'file'],
    },
    response: replies({ 200: PDF }),
  },
  handle({ deps, params }) {
    const name = params['file'] ?? '';
    const path = deps.press.notices.fileOf(params['job'] ?? '', name);
    if (path === null) throw new ApiError('not-found');
    return { status: 200, body: createReadStream(path), headers: fileHeaders(name, 'application/pdf') };
  },
};
