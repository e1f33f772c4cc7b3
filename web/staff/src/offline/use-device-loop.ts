import { useEffect } from 'react';
import { api } from '../api/desk-api.ts';
import type { Me } from '../api/desk-types.ts';
import { Refused } from '../api/http.ts';
import { showDeviceOf } from './device-state.ts';
import { letGoOfAll } from './held-claims.ts';
import { currentLine, isLineGood, onLine } from './line.ts';
import { fillUp, giveBackReady } from './reserve.ts';
import { sendWaiting } from './sender.ts';
import { hasUnitsOf, unitsOf } from './units.ts';
import { canKeep } from './vault.ts';

const NETWORK = ['online', 'offline'] as const;
const LOOK_MS = 4_000;
/** Everybody of a centre loses the line at the same moment: they do not all come back in the same second. */
const SPREAD_MS = 4_000;
const SPARE_MS = 20_000;
const NOTHING_TO_SPARE_MS = 60_000;
/** Who has gone for a meal keeps nobody waiting. */
const REST_MS = 15 * 60_000;

/** Watches the line while somebody is logged in: sends what waits as soon as it is there. */
export function useDeviceLoop(me: Me, session: number): void {
  const { id } = me;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const send = () => sendWaiting({ id }).catch(ignoreAway);
    const ask = () => api.me().then(send, ignoreAway);
    const look = () => (isLineGood() ? send() : ask());
    const again = () => {
      timer = setTimeout(
        () => {
          look().finally(() => {
            if (!gone) again();
          });
        },
        LOOK_MS + Math.random() * SPREAD_MS,
      );
    };
    showDeviceOf(id).catch(() => undefined);
    // A new session counts, too: what waited for a log-in goes out.
    if (session >= 0) send();
    again();
    const off = onLine(() => {
      if (currentLine().since === null) send();
    });
    // What the browser says of the network is a reason to look, no more: the server may run on this very computer.
    for (const name of NETWORK) addEventListener(name, ask);
    return () => {
      gone = true;
      clearTimeout(timer);
      off();
      for (const name of NETWORK) removeEventListener(name, ask);
    };
  }, [id, session]);
}

/** Keeps some work ready on the device while somebody types. */
export function useReserve(me: Me | null, centre: string | null): void {
  useEffect(() => letGoOfAll, []);
  useEffect(() => {
    if (me === null || !canKeep || !me.may.includes('enter')) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let busyAt = Date.now();
    const acts = () => {
      busyAt = Date.now();
    };
    const step = async () => {
      const rests = Date.now() - busyAt > REST_MS;
      const more = rests ? await giveBackReady(me, true).then(() => false) : await fillUp(me, centre);
      return more ? SPARE_MS : NOTHING_TO_SPARE_MS;
    };
    const again = (after: number) => {
      timer = setTimeout(() => {
        step()
          .catch((error: unknown) => {
            ignoreAway(error);
            return NOTHING_TO_SPARE_MS;
          })
          .then((next) => {
            if (!gone) again(next + Math.random() * SPREAD_MS);
          });
      }, after);
    };
    const own = me.centres.length === 1 && !me.everyCentre ? me.centres[0]?.id : undefined;
    const listed = centre ?? own;
    if (listed !== undefined && !hasUnitsOf(listed)) unitsOf(listed).catch(ignoreAway);
    navigator.storage?.persist?.().catch(() => false);
    again(1_000);
    addEventListener('keydown', acts);
    addEventListener('pointerdown', acts);
    return () => {
      gone = true;
      clearTimeout(timer);
      removeEventListener('keydown', acts);
      removeEventListener('pointerdown', acts);
    };
  }, [me, centre]);
}

/** A line that is away is why all this is here; anything else is a fault of ours. */
function ignoreAway(error: unknown): void {
  if (!(error instanceof Refused) && !(error instanceof DOMException)) throw error;
}
