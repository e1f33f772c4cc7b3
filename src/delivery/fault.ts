/** Why a delivery did not go through. Closed list; `fault-words.ts` says each in plain words, with what to do. */
export const FAULT_CODES = [
  'unreachable',
  'too-slow',
  'refused',
  'not-found',
  'read-only',
  'full',
  'rate-limited',
  'failing',
  'redirected',
  'gone',
  'differs',
  'spool-full',
  'odd-answer',
  'internal',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** A failure of one place. `detail` is for the technician: never an address, a secret or what a server wrote. */
export class DeliveryFault extends Error {
  override readonly name = 'DeliveryFault';
  readonly code: FaultCode;
  readonly detail: string;
  /** The place said when to come again, milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(code: FaultCode, detail: string, retryAfterMs: number | null = null) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The delivery was stopped by us: pause, end of the process, another process leads. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

const FILE_CODES: Readonly<Record<string, FaultCode>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'refused',
  EPERM: 'refused',
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  ETIMEDOUT: 'too-slow',
};
const NETWORK_CODES =
  /^(?:ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|UND_ERR|ERR_TLS|CERT_|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** Sorts what a file system or a connection threw; what is none of them is an answer that we did not expect. */
export function faultOf(error: unknown): DeliveryFault {
  if (error instanceof DeliveryFault) return error;
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    const known = FILE_CODES[code];
    if (known !== undefined) return new DeliveryFault(known, code);
    if (NETWORK_CODES.test(code)) return new DeliveryFault('unreachable', code);
    if (at.name === 'TimeoutError') return new DeliveryFault('too-slow', 'no answer in time');
    if (at.name === 'AbortError') return new DeliveryFault('unreachable', 'the line was cut');
  }
  const name = error instanceof Error ? error.name : typeof error;
  return new DeliveryFault('odd-answer', name);
}

/** What a status of HTTP means for us. */
export function faultOfStatus(status: number, retryAfter?: string | null): DeliveryFault {
  const seconds = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : null;
  const wait = seconds === null ? null : seconds * 1000;
  const fault = (code: FaultCode) => new DeliveryFault(code, `HTTP ${status}`, wait);
  if (status >= 300 && status < 400) return fault('redirected');
  if (status === 401 || status === 403 || status === 407) return fault('refused');
  if (status === 404) return fault('not-found');
  if (status === 408 || status === 504) return fault('too-slow');
  if (status === 410) return fault('gone');
  if (status === 413 || status === 507) return fault('full');
  if (status === 429) return fault('rate-limited');
  if (status >= 500) return fault('failing');
  return fault('odd-answer');
}
