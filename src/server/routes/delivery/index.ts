import type { ApiRoute } from '../../route.ts';
import { postDeliveryAgain, postDeliveryEverything, postDeliveryPause, postDeliveryResume } from './act.ts';
import { getDelivery } from './state.ts';

/** Places to which every cut is brought. */
export const DELIVERY_ROUTES: readonly ApiRoute[] = [
  getDelivery,
  postDeliveryAgain,
  postDeliveryEverything,
  postDeliveryPause,
  postDeliveryResume,
];
