import type { ApiRoute } from '../../route.ts';
import { postPhoneFigures } from './figures.ts';
import { getPhonePhoto, postPhonePhoto } from './photos.ts';
import { getPhoneReceipt, postPhoneReceipt } from './receipt.ts';
import { getDifferingStations, getStationFigures } from './station-figures.ts';
import { getPhoneUnit } from './unit.ts';

/** The page of the station committees, opened by the code of a form, and what the desk sees of its figures. */
export const PHONE_ROUTES: readonly ApiRoute[] = [
  getPhoneUnit,
  postPhonePhoto,
  getPhonePhoto,
  postPhoneFigures,
  postPhoneReceipt,
  getPhoneReceipt,
  getStationFigures,
  getDifferingStations,
];
