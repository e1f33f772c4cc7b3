import { makePool } from '../../store/connect.ts';
import { silentLog } from '../../store/errors.ts';
import { Delivery } from '../delivery.ts';
import { SmallNight } from './press-night.ts';
import { folderTarget, s3Target } from './sending.ts';

/**
 * A process of its own for tests: delivers the first so many cuts of a small night to a folder and a bucket, as a leader that may be killed
 * at any moment. Says "offered" when it has begun.
 */
const [databaseUrl = '', dataDir = '', share = '', bucket = '', cuts = '1'] = process.argv.slice(2);
const delivery = new Delivery({
  config: { targets: [folderTarget(share), s3Target(bucket)] },
  db: makePool(databaseUrl, silentLog),
  dataDir,
  election: 'th-2569',
  leads: () => true,
  clock: Date.now,
  random: Math.random,
  log: (line) => console.error(line),
  graceMs: 0,
  waitAfter: () => 100,
});
const night = new SmallNight();
let { offered } = night.next();
for (let n = 1; n < Number(cuts); n += 1) offered = night.next().offered;
await delivery.start();
delivery.offer(offered);
console.log('offered');
