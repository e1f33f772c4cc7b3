import type { FaultCode } from '../fault.ts';
import { DeliveryFault, faultOf, faultOfStatus, Stopped } from '../fault.ts';
import { SpoolLost } from '../spool.ts';
import { headerOf } from './header-of.ts';

/** Reasons by which Google tells its refusals apart (Drive API v3, "Resolve errors"). */
const REASONS: Readonly<Record<string, FaultCode>> = {
  rateLimitExceeded: 'rate-limited',
  userRateLimitExceeded: 'rate-limited',
  dailyLimitExceeded: 'rate-limited',
  sharingRateLimitExceeded: 'rate-limited',
  storageQuotaExceeded: 'full',
  teamDriveFileLimitExceeded: 'full',
  quotaExceeded: 'full',
  numChildrenInNonRootLimitExceeded: 'full',
  teamDriveHierarchyTooDeep: 'full',
  insufficientFilePermissions: 'refused',
  insufficientPermissions: 'refused',
  appNotAuthorizedToFile: 'refused',
  accessNotConfigured: 'refused',
  authError: 'refused',
  notFound: 'not-found',
  backendError: 'failing',
  internalError: 'failing',
};

interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly retryAfter: string | null;
}

/** Sorts what the client of Google threw. Nothing that the server wrote is kept but its own short reason. */
export function driveFault(error: unknown): Error {
  if (error instanceof DeliveryFault || error instanceof Stopped || error instanceof SpoolLost) return error;
  const answer = answerOf(error);
  if (answer === null) return faultOf(error);
  const { status, reason, retryAfter } = answer;
  // The token itself was refused: the key or the account is not good any more.
  if (status === 400 && /^invalid_(?:grant|client|scope)$/.test(reason))
    return new DeliveryFault('refused', reason);
  const general = faultOfStatus(status, retryAfter);
  const detail = reason === '' ? general.detail : `${general.detail} ${reason}`;
  return new DeliveryFault(REASONS[reason] ?? general.code, detail, general.retryAfterMs);
}

/** Status of an answer of Google; 0 when there was none. */
export function statusOf(error: unknown): number {
  return answerOf(error)?.status ?? 0;
}

function answerOf(error: unknown): Answer | null {
  if (!(error instanceof Error) || !('response' in error)) return null;
  const response = error.response as { status?: unknown; headers?: unknown; data?: unknown } | undefined;
  if (typeof response?.status !== 'number') return null;
  const retryAfter = headerOf(response.headers, 'retry-after');
  return { status: response.status, reason: reasonOf(response.data), retryAfter };
}

function reasonOf(data: unknown): string {
  const problem = (data as { error?: unknown } | null | undefined)?.error;
  const first = typeof problem === 'string' ? problem : firstReason(problem);
  return /^\w{1,60}$/.test(first) ? first : '';
}

function firstReason(problem: unknown): string {
  const { errors } = (problem ?? {}) as { errors?: readonly { reason?: unknown }[] };
  const reason = Array.isArray(errors) ? errors[0]?.reason : '';
  return typeof reason === 'string' ? reason : '';
}
