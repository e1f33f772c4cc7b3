import type { ApiRoute } from '../../route.ts';
import { postAnnulment } from './annulment.ts';
import { postCaseClose } from './case-close.ts';
import { postCorrection } from './correction.ts';
import { postCorrectionConfirm } from './correction-confirm.ts';
import { postCorrectionReject } from './correction-reject.ts';

/** Corrections, annulments and cases. */
export const CASE_ROUTES: readonly ApiRoute[] = [
  postAnnulment,
  postCaseClose,
  postCorrection,
  postCorrectionConfirm,
  postCorrectionReject,
];
