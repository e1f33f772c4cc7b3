import type { ApiRoute } from '../../route.ts';
import { getBulletinPdf } from './bulletin-pdf.ts';
import { getPressDesk } from './desk.ts';
import { getNoticeJobFile, getNoticeJobs, postNoticeJob } from './notice-jobs.ts';
import { getNoticePdf } from './notice-pdf.ts';
import { getPosterPdf } from './poster-pdf.ts';
import { getTemplates, postStatement, postStatementPdf } from './statements.ts';
import { getPublishedSummaryPdf } from './summary-pdf.ts';
import { getPressUnits } from './units.ts';

/** Papers and statements of what is public: bulletins, notices, posters. */
export const PRESS_ROUTES: readonly ApiRoute[] = [
  getPressDesk,
  postStatement,
  postStatementPdf,
  getTemplates,
  getBulletinPdf,
  getNoticePdf,
  getPosterPdf,
  getPressUnits,
  getPublishedSummaryPdf,
  getNoticeJobs,
  postNoticeJob,
  getNoticeJobFile,
];
