import type { ApiRoute } from '../../route.ts';
import { getAudit } from './audit.ts';
import { getAuditCsv } from './audit-csv.ts';
import { getCentres } from './centres.ts';
import { postLogin } from './login.ts';
import { postLoginPasskey } from './login-passkey.ts';
import { postLoginPasskeyOptions } from './login-passkey-options.ts';
import { postLoginSecond } from './login-second.ts';
import { postLogout } from './logout.ts';
import { getMe } from './me.ts';
import { postCodes } from './me-codes.ts';
import { postCodesConfirm } from './me-codes-confirm.ts';
import { postFactorRemove } from './me-factor-remove.ts';
import { postPasskeyOptions } from './me-passkey-options.ts';
import { postPasskeyRename } from './me-passkey-rename.ts';
import { postPasskeys } from './me-passkeys.ts';
import { postOwnPassword } from './me-password.ts';
import { postRecoveryCodes } from './me-recovery-codes.ts';
import { getSecondFactor } from './me-second-factor.ts';
import { getOwnSessions } from './me-sessions.ts';
import { postOwnSessionsEnd } from './me-sessions-end.ts';
import { postStay } from './me-stay.ts';
import { getPeople } from './people.ts';
import { postPeople } from './people-add.ts';
import { postPeopleImport } from './people-import.ts';
import { postPersonClose, postPersonReopen } from './person-active.ts';
import { postPersonChange } from './person-change.ts';
import { postPersonPassword } from './person-password.ts';
import { postPersonResetConfirm } from './person-reset-confirm.ts';
import { postPersonSecondFactor } from './person-second-factor.ts';
import { postPersonUnlock } from './person-unlock.ts';

/** Log-in, sessions and accounts. */
export const PEOPLE_ROUTES: readonly ApiRoute[] = [
  postLogin,
  postLoginSecond,
  postLoginPasskeyOptions,
  postLoginPasskey,
  postLogout,
  getMe,
  postStay,
  postOwnPassword,
  getOwnSessions,
  postOwnSessionsEnd,
  getSecondFactor,
  postCodes,
  postCodesConfirm,
  postPasskeyOptions,
  postPasskeys,
  postPasskeyRename,
  postFactorRemove,
  postRecoveryCodes,
  getCentres,
  getPeople,
  postPeople,
  postPeopleImport,
  postPersonChange,
  postPersonPassword,
  postPersonSecondFactor,
  postPersonClose,
  postPersonReopen,
  postPersonResetConfirm,
  postPersonUnlock,
  getAudit,
  getAuditCsv,
];
