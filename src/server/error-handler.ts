import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOvertaken } from '../centre/overtaken.ts';

import { isDatabaseAway } from '../store/errors-transient.ts';
import type { ErrorDetail } from './api-error.ts';
import { ApiError, errorBody } from './api-error.ts';
import { isDiskFull } from './disk-full.ts';
import type { ErrorCode } from './error-codes.ts';
import { ERROR_CODES } from './error-codes.ts';
import { isUnstorable } from './unstorable.ts';

/** Gives every error one shape: our refusals, Fastify's own, the database's absence, and bugs. */
export function setErrorHandling(app: FastifyInstance, log: (line: string) => void): void {
  app.setErrorHandler((error, request, reply) => {
    const { code, detail } = explain(error, request, log);
    return sendError(reply, code, detail);
  });
  app.setNotFoundHandler((_request, reply) => sendError(reply, 'not-found', {}));
}

export function sendError(reply: FastifyReply, code: ErrorCode, detail: ErrorDetail): FastifyReply {
  const retryAfter = detail.retryAfter ?? (ERROR_CODES[code].status === 503 ? 2 : undefined);
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  return reply
    .code(ERROR_CODES[code].status)
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(code, detail)));
}

interface Explained {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;
}

function explain(error: unknown, request: FastifyRequest, log: (line: string) => void): Explained {
  if (error instanceof ApiError) return { code: error.code, detail: error.detail };
  if (isDatabaseAway(error)) return { code: 'database-away', detail: {} };
  if (isOvertaken(error)) return { code: 'busy', detail: {} };
  if (isDiskFull(error)) return { code: 'disk-full', detail: {} };
  if (isUnstorable(error)) return { code: 'bad-request', detail: {} };
  const failure = error as Partial<FastifyError>;
  if (failure.validation !== undefined) return invalid(failure);
  switch (failure.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'too-large', detail: {} };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { code: 'wrong-media-type', detail: {} };
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
      return { code: 'bad-request', detail: {} };
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return { code: 'bad-json', detail: {} };
    default:
      break;
  }
  if (error instanceof SyntaxError && failure.statusCode === 400) return { code: 'bad-json', detail: {} };
  if (failure.statusCode !== undefined && failure.statusCode >= 400 && failure.statusCode < 500) {
    return { code: 'bad-request', detail: {} };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log(`${request.method} ${request.routeOptions.url ?? ''}: ${text}`);
  return { code: 'internal', detail: {} };
}

function invalid(failure: Partial<FastifyError>): Explained {
  const first = failure.validation?.[0];
  const missing = first?.params?.['missingProperty'] ?? first?.params?.['additionalProperty'];
  const path = `${first?.instancePath ?? ''}${missing === undefined ? '' : `/${String(missing)}`}`;
  const place = `${failure.validationContext ?? ''}${path}`.slice(0, 200);
  const what = first?.message ?? '';
  return {
    code: 'bad-request',
    detail: {
      place,
      message: {
        th: `คำขอไม่ถูกต้องที่ ${place}`,
        en: `The request is not well formed at ${place}: ${what}`,
      },
    },
  };
}
