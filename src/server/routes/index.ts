import type { ApiRoute } from '../route.ts';
import { getHealth } from './health.ts';
import { postLogin } from './login.ts';
import { postLogout } from './logout.ts';
import { getMe } from './me.ts';
import { getMetrics } from './metrics.ts';
import { getOpenapi } from './openapi.ts';
import { getReady } from './ready.ts';

/** All routes of the staff API. */
export const API_ROUTES: readonly ApiRoute[] = [
  postLogin,
  postLogout,
  getMe,
  getOpenapi,
  getHealth,
  getReady,
  getMetrics,
];
