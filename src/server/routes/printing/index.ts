import type { ApiRoute } from '../../route.ts';
import { getFormPdf } from './form-pdf.ts';
import { getPrintJobFile } from './job-file.ts';
import { getPrintJobZip } from './job-zip.ts';
import { getPrintJobs } from './jobs.ts';
import { getRecordPdf } from './record-pdf.ts';
import { postPrintJob } from './start.ts';
import { postPrintJobStop } from './stop.ts';
import { getSummaryPdf } from './summary-pdf.ts';

/** Forms on paper: blank, filled, and whole centres or provinces as jobs. */
export const PRINTING_ROUTES: readonly ApiRoute[] = [
  getFormPdf,
  getRecordPdf,
  getSummaryPdf,
  getPrintJobs,
  postPrintJob,
  postPrintJobStop,
  getPrintJobFile,
  getPrintJobZip,
];
