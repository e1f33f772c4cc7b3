import type { ApiRoute } from '../../route.ts';
import { postAlertSubscribe } from './subscribe.ts';
import { postAlertUnsubscribe } from './unsubscribe.ts';

/** Alerts by web push: what browsers of readers ask for. */
export const ALERT_ROUTES: readonly ApiRoute[] = [postAlertSubscribe, postAlertUnsubscribe];
