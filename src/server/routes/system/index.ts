import type { ApiRoute } from '../../route.ts';
import { getHealth } from './health.ts';
import { getMetrics } from './metrics.ts';
import { getOpenapi } from './openapi.ts';
import { getReady } from './ready.ts';

/** The state of the process, and the description of this API. */
export const SYSTEM_ROUTES: readonly ApiRoute[] = [getHealth, getMetrics, getOpenapi, getReady];
