import type { DeliveryConfig } from '../delivery/config/model.ts';
import type { Election } from '../election/lookup.ts';
import type { LineConfig } from '../intake/line/config.ts';
import type { Database } from '../store/database.ts';
import type { AlertOptions } from './alerts-room.ts';
import type { IntakeRoom } from './intake-room.ts';
import type { Metrics } from './metrics.ts';
import type { PublicSite } from './public/site.ts';

// Rooms that not every election uses: their libraries are loaded only where they are asked for, so that no start waits for them.

/** What a room needs of the server around it. */
interface Here {
  readonly election: Election;
  readonly dataDir: string;
  readonly site: PublicSite;
  readonly log: (line: string) => void;
}

/** Photos by LINE. */
export async function openLine(
  line: LineConfig,
  db: Database,
  room: IntakeRoom,
  log: (line: string) => void,
) {
  const { openLineRoom } = await import('./line-room.ts');
  return openLineRoom(line, db.pool, room, log);
}

/** Alerts by web push. */
export async function openAlertsRoom(
  alerts: AlertOptions | 'forget',
  { dataDir, site, log }: Here,
  db: Database,
  leads: () => boolean,
  metrics: Metrics,
) {
  const { forgetAlerts, openAlerts } = await import('./alerts-room.ts');
  if (alerts !== 'forget') return openAlerts(alerts, { db: db.pool, dataDir, site, leads, metrics, log });
  await forgetAlerts(db.pool, log);
  return null;
}

/** Brings cuts to other places. */
export async function openDelivery(
  config: DeliveryConfig,
  leads: () => boolean,
  metrics: Metrics,
  { dataDir, election, log }: Here,
  db: Database,
) {
  const { openDeliveryRoom } = await import('./delivery-room.ts');
  return openDeliveryRoom({
    config,
    db: db.pool,
    dataDir,
    election: election.pkg.manifest.id,
    leads,
    metrics,
    log,
  });
}
