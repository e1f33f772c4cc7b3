import type { ApiRoute } from '../../route.ts';
import { postAnnulment } from './annulment.ts';
import { postBoardCheck } from './board-check.ts';
import { getCase } from './case.ts';
import { postCaseClose } from './case-close.ts';
import { postCaseNote } from './case-note.ts';
import { postCase } from './case-open.ts';
import { postCaseOrder } from './case-order.ts';
import { postCaseReopen } from './case-reopen.ts';
import { getCases } from './cases.ts';
import { getCasesCsv } from './cases-csv.ts';
import { postCorrection } from './correction.ts';
import { postCorrectionConfirm } from './correction-confirm.ts';
import { postCorrectionReject } from './correction-reject.ts';
import { getCorrections } from './corrections.ts';
import { postEvidencePhoto } from './evidence-photo.ts';
import { getEvidencePhoto } from './evidence-see.ts';
import { postEvidenceText } from './evidence-text.ts';
import { postPhotoKind } from './photo-kind.ts';

/** Corrections, annulments and cases. */
export const CASE_ROUTES: readonly ApiRoute[] = [
  postAnnulment,
  postCorrection,
  postCorrectionConfirm,
  postCorrectionReject,
  getCorrections,
  getCases,
  getCasesCsv,
  getCase,
  postCase,
  postCaseOrder,
  postCaseClose,
  postCaseReopen,
  postCaseNote,
  postEvidenceText,
  postEvidencePhoto,
  getEvidencePhoto,
  postPhotoKind,
  postBoardCheck,
];
