import { api } from '../api/desk-api.ts';
import type { Me } from '../api/desk-types.ts';
import { Refused } from '../api/http.ts';
import { SLOW_MS } from '../api/line-news.ts';
import { isAway } from './remembered.ts';
import { leaveDevice } from './reserve.ts';

/** Set while the server has not heard of a log-out: its cookie is out of reach of any script. */
const OWED_KEY = 'khanaen.logout.owed';

/** Logs out for whoever sits here, at once; the server hears of it now, or as soon as the desk starts with a line. */
export async function logOut(me: Me): Promise<void> {
  localStorage.setItem(OWED_KEY, me.id);
  const told = leaveDevice(me).then(tellServer);
  await Promise.race([told, late()]);
}

/** Somebody has logged in: their session has taken the place of the one before. */
export function forgetOwedLogOut(): void {
  localStorage.removeItem(OWED_KEY);
}

/** Makes up for a log-out that the server has not heard of. False while it cannot be told. */
export async function makeUpForLogOut(): Promise<boolean> {
  if (localStorage.getItem(OWED_KEY) === null) return true;
  await Promise.race([tellServer(), late()]);
  return localStorage.getItem(OWED_KEY) === null;
}

async function tellServer(): Promise<void> {
  try {
    await api.logout();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (isAway(error)) return;
  }
  forgetOwedLogOut();
}

/** Nobody stands before a screen that waits for a line. */
function late(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SLOW_MS));
}
