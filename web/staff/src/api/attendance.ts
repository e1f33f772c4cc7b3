/** After so long without a key, a press or a turn of the wheel nobody is taken to sit at this desk. */
const ATTENDED_MS = 60_000;

const ACTS = ['keydown', 'pointerdown', 'wheel'] as const;

let actedAt = Date.now();
let always = false;

for (const act of ACTS) {
  globalThis.addEventListener?.(
    act,
    () => {
      actedAt = Date.now();
    },
    { capture: true, passive: true },
  );
}

/** The header with which a call says that it was made by the page alone: it keeps no session alive. */
export const UNATTENDED_HEADER = 'khanaen-unattended';

/** True when somebody did something here a moment ago, or when this desk counts as attended in any case. */
export function isAttended(): boolean {
  return always || Date.now() - actedAt < ATTENDED_MS;
}

/** A wall that only shows numbers stays up though nobody touches it. */
export function stayAwake(on: boolean): void {
  always = on;
}
