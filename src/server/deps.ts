import type { Pool } from 'pg';
import type { Alerts } from '../alerts/alerts.ts';
import type { Clock } from '../basics/clock.ts';
import type { Desk } from '../centre/desk.ts';
import type { Evening } from '../centre/evening/evening.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Election } from '../election/lookup.ts';
import type { IntakeDeps } from '../intake/deps.ts';
import type { Intake } from '../intake/door.ts';
import type { Line } from '../intake/line/line.ts';
import type { PhoneLimits } from '../intake/phone/limits.ts';
import type { Signer } from '../ledger/note.ts';
import type { Accounts } from '../people/accounts.ts';
import type { PublicView } from '../publication/model.ts';
import type { Metrics } from './metrics.ts';
import type { PressRoom } from './press/press-room.ts';
import type { PrintingRoom } from './printing-room.ts';

/** What the public sees now, and whether the second tally agrees. */
export interface PublicWindow {
  /** Of the newest cut; null before the first one. */
  readonly view: PublicView | null;
  /** Why no new cuts are made; null when all is well. */
  readonly alarm: string | null;
}

/** Everything that routes use. Made once by the composition root (or a test). */
export interface AppDeps {
  readonly db: Pool;
  readonly election: Election;
  readonly desk: Desk;
  readonly evening: Evening;
  /** The door for photos of every channel, and what the pictures for the desk are made with. */
  readonly intake: Intake;
  readonly pictures: IntakeDeps;
  /** LINE; absent where no account is configured. */
  readonly line?: Line;
  /** Places to which cuts are brought; absent where no file names any. */
  readonly delivery?: Delivery;
  /** Alerts by web push; absent where the operator does not want them. */
  readonly alerts?: Alerts;
  /** Draws forms as PDF. */
  readonly printing: PrintingRoom;
  /** Papers and statements of what is public. */
  readonly press: PressRoom;
  /** What the code of a form may do. */
  readonly phoneLimits: PhoneLimits;
  /** The installation's key: it signs receipts of photos. */
  readonly signer: Signer;
  readonly accounts: Accounts;
  /** The address that people's browsers show, e.g. `https://desk.example`; null: what each request says. */
  readonly origin: string | null;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Cookies only over https. */
  readonly secureCookies: boolean;
  /** Takes the client's address and protocol from the proxy in front. */
  readonly trustProxy: boolean;
  /** One line for each unexpected failure; never personal data. */
  readonly log: (line: string) => void;
  /** Why this process is not ready to serve, in English; null when it is. */
  readonly notReady: () => string | null;
  readonly publicWindow: () => PublicWindow;
}
