import type { ApiRoute } from '../route.ts';
import { ALERT_ROUTES } from './alerts/index.ts';
import { CASE_ROUTES } from './cases/index.ts';
import { DELIVERY_ROUTES } from './delivery/index.ts';
import { DESK_ROUTES } from './desk/index.ts';
import { EVENING_ROUTES } from './evening/index.ts';
import { INTAKE_ROUTES } from './intake/index.ts';
import { LINE_ROUTES } from './line/index.ts';
import { PEOPLE_ROUTES } from './people/index.ts';
import { PHONE_ROUTES } from './phone/index.ts';
import { PHOTO_ROUTES } from './photos/index.ts';
import { PRESS_ROUTES } from './press/index.ts';
import { PRINTING_ROUTES } from './printing/index.ts';
import { PUBLICATION_ROUTES } from './publication/index.ts';
import { READING_ROUTES } from './reading/index.ts';
import { SYSTEM_ROUTES } from './system/index.ts';
import { TICKET_ROUTES } from './tickets/index.ts';

/** All routes of the staff API. Each group keeps its own list. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...DESK_ROUTES,
  ...PHOTO_ROUTES,
  ...INTAKE_ROUTES,
  ...PHONE_ROUTES,
  ...LINE_ROUTES,
  ...PEOPLE_ROUTES,
  ...PUBLICATION_ROUTES,
  ...DELIVERY_ROUTES,
  ...CASE_ROUTES,
  ...EVENING_ROUTES,
  ...PRINTING_ROUTES,
  ...PRESS_ROUTES,
  ...READING_ROUTES,
  ...TICKET_ROUTES,
  ...ALERT_ROUTES,
  ...SYSTEM_ROUTES,
];
