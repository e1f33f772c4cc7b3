import type { Result } from '../../../basics/result.ts';
import type { CaseRefusal } from '../../../centre/cases/act-on-case.ts';
import type { CaseState } from '../../../returns/case-life.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiReply } from '../../route.ts';
import { caseRefused } from './find.ts';

/** The reply for a command on a case. */
export function actReply(done: Result<CaseState, CaseRefusal>): ApiReply {
  if (done.ok) return { status: 200, body: { stage: done.value.stage } };
  throw done.error.code === 'case' ? caseRefused(done.error.error) : new ApiError('conflict');
}
