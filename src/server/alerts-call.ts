import type { Alerts } from '../alerts/alerts.ts';
import { ApiError } from './api-error.ts';
import type { ApiCall } from './route.ts';

/** Alerts as this installation sends them, within the limits of the caller's network; there is nothing where they are off. */
export function alertsOfCall({ deps, request }: ApiCall): Alerts {
  if (deps.alerts === undefined) throw new ApiError('not-found');
  const wait = deps.alerts.limits.take(request.ip);
  if (wait > 0) throw new ApiError('busy', { retryAfter: wait });
  return deps.alerts;
}
