import type { ApiRoute } from '../../route.ts';
import { getPhoto } from './photo.ts';
import { postPhoto } from './send-photo.ts';

/** Photos of forms, in and out. */
export const PHOTO_ROUTES: readonly ApiRoute[] = [getPhoto, postPhoto];
