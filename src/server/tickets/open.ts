import { systemClock } from '../../basics/clock.ts';
import type { Desk } from '../../centre/desk.ts';
import { loadOrMakeAccountKey } from '../../people/account-key.ts';
import { PUBLIC_POLICY } from '../make-site.ts';
import type { PublicSite } from '../public/site.ts';
import type { TicketDoorOptions } from './door.ts';
import { TicketDoor } from './door.ts';
import { TicketRoom } from './room.ts';

interface Options {
  readonly dataDir: string;
  readonly behindProxy?: boolean;
  readonly origin?: string;
  readonly log: (line: string) => void;
}

/** The door for readers' reports as a server process has it. It takes nothing before {@link openTickets}. */
export function makeTicketDoor(
  site: PublicSite,
  options: Options,
  searches: TicketDoorOptions['searches'],
): TicketDoor {
  return new TicketDoor({
    site,
    policy: PUBLIC_POLICY,
    clock: systemClock,
    behindProxy: options.behindProxy ?? false,
    origin: options.origin ?? null,
    log: options.log,
    ...(searches === undefined ? {} : { searches }),
  });
}

/** Lets the door take reports: the database is there. Gives what closes it again. */
export async function openTickets(
  door: TicketDoor,
  { dataDir, log }: Options,
  desk: Desk,
): Promise<() => void> {
  const key = await loadOrMakeAccountKey(dataDir);
  const room = new TicketRoom({ desk, mark: (text) => key.mark(text), clock: systemClock, log });
  door.open(room);
  return () => {
    door.open(null);
    room.close();
  };
}
