import type { ApiRoute } from '../../route.ts';
import { getProgress } from './progress.ts';

/** How the evening goes. */
export const EVENING_ROUTES: readonly ApiRoute[] = [getProgress];
