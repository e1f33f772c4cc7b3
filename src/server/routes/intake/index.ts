import type { ApiRoute } from '../../route.ts';
import { getArrival } from './arrival.ts';
import { getArrivalImage, getArrivalThumb } from './arrival-image.ts';
import { postBeginWithoutPages } from './begin-without-pages.ts';
import { getCandidates } from './candidates.ts';
import { postHandOver } from './hand-over.ts';
import { getInbox } from './inbox.ts';
import { getIncomplete } from './incomplete.ts';
import { getPhotoHistory } from './photo-history.ts';
import { postPhotoAside, postPhotoMove } from './photo-move.ts';
import { postPhotoPage } from './photo-page.ts';
import { getCrop, getStraight, getThumb } from './photo-pictures.ts';
import { postPlace } from './place.ts';
import { postRefuse } from './refuse.ts';
import { postSendFile } from './send-file.ts';
import { getStorage } from './storage.ts';

/** The inbox, and the place of each photo. */
export const INTAKE_ROUTES: readonly ApiRoute[] = [
  getInbox,
  getArrival,
  getArrivalImage,
  getArrivalThumb,
  getCandidates,
  postPlace,
  postRefuse,
  postHandOver,
  postSendFile,
  getIncomplete,
  postBeginWithoutPages,
  postPhotoMove,
  postPhotoAside,
  postPhotoPage,
  getPhotoHistory,
  getStraight,
  getThumb,
  getCrop,
  getStorage,
];
