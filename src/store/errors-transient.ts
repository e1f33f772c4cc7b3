import { errorCode } from './errors.ts';

const SOCKET_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);

/**
 * True for errors that mean "the database is away": a lost or refused connection, a server that shuts down, starts or
 * recovers. The statement may or may not have been committed; natural keys make a repetition harmless.
 */
export function isDatabaseAway(error: unknown): boolean {
  const code = errorCode(error);
  if (SOCKET_ERRORS.has(code)) return true;
  // Class 08: connection exceptions; 57P01-57P05: shutdown, crash, cannot connect now, idle session ended.
  if (code.startsWith('08') || code.startsWith('57P')) return true;
  return (
    error instanceof Error &&
    /connection (terminated|ended|error)|timeout (exceeded|expired)/i.test(error.message)
  );
}
