import type { ApiRoute } from '../route.ts';
import { postAnnulment } from './annulment.ts';
import { postAsWritten } from './as-written.ts';
import { postCaseClose } from './case-close.ts';
import { postCertification } from './certification.ts';
import { postCorrection } from './correction.ts';
import { postCorrectionConfirm } from './correction-confirm.ts';
import { postCorrectionReject } from './correction-reject.ts';
import { postDecision } from './decision.ts';
import { postDraw } from './draw.ts';
import { postEntry } from './entry.ts';
import { getFindings } from './findings.ts';
import { getForm } from './form.ts';
import { getHealth } from './health.ts';
import { postLogin } from './login.ts';
import { postLogout } from './logout.ts';
import { getMe } from './me.ts';
import { getMetrics } from './metrics.ts';
import { getOpenapi } from './openapi.ts';
import { getPeople } from './people.ts';
import { postPeopleImport } from './people-import.ts';
import { getPhoto } from './photo.ts';
import { postPolicy } from './policy.ts';
import { getProgress } from './progress.ts';
import { postQueueNext } from './queue-next.ts';
import { getReady } from './ready.ts';
import { postRelease } from './release.ts';
import { getReturn } from './return.ts';
import { getReturns } from './returns.ts';
import { postPhoto } from './send-photo.ts';
import { postSetAside } from './set-aside.ts';
import { postSettlement } from './settlement.ts';
import { postUnreadable } from './unreadable.ts';

/** All routes of the staff API. */
export const API_ROUTES: readonly ApiRoute[] = [
  postLogin,
  postLogout,
  getMe,
  postPhoto,
  postQueueNext,
  postEntry,
  postDecision,
  postSettlement,
  postAsWritten,
  postUnreadable,
  postSetAside,
  postRelease,
  postCorrection,
  postCorrectionConfirm,
  postCorrectionReject,
  postAnnulment,
  getPhoto,
  getReturn,
  getForm,
  getReturns,
  getFindings,
  getProgress,
  postPolicy,
  postDraw,
  postCertification,
  postCaseClose,
  postPeopleImport,
  getPeople,
  getOpenapi,
  getHealth,
  getReady,
  getMetrics,
];
