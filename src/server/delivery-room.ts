import type { Pool } from 'pg';
import { systemClock } from '../basics/clock.ts';
import type { DeliveryConfig } from '../delivery/config/model.ts';
import { Delivery } from '../delivery/delivery.ts';
import { offeredCut } from '../delivery/offered.ts';
import type { Cut } from '../publication/model.ts';
import type { CutRow } from '../store/cuts.ts';
import { collectDelivery } from './delivery-metrics.ts';
import type { Metrics } from './metrics.ts';

export interface DeliveryRoomDeps {
  readonly config: DeliveryConfig;
  readonly db: Pool;
  readonly dataDir: string;
  readonly election: string;
  readonly leads: () => boolean;
  readonly metrics: Metrics;
  readonly log: (line: string) => void;
}

export interface DeliveryRoom {
  readonly delivery: Delivery;
  /** A cut is on the site; called while its view stands. */
  offer(cut: Cut, row: CutRow): void;
}

/** Opens the places to which cuts are brought. */
export async function openDeliveryRoom(deps: DeliveryRoomDeps): Promise<DeliveryRoom> {
  const delivery = new Delivery({ ...deps, clock: systemClock, random: Math.random });
  collectDelivery(deps.metrics, deps.db, delivery.targets);
  await delivery.start();
  return {
    delivery,
    offer: (cut, row) => delivery.offer(offeredCut(cut, row.checkpoint, delivery.wantsFeed)),
  };
}
