import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeDesk } from '../../../centre/desk.ts';
import { indexElection } from '../../../election/lookup.ts';
import { tinyPackage } from '../../../election/testing/tiny.ts';
import { makePool } from '../../../store/connect.ts';
import { silentLog } from '../../../store/errors.ts';
import { DiskPhotoStore } from '../../../store/photo-disk.ts';
import type { Door } from '../../door.ts';
import { openIntake } from '../../open.ts';
import { FORM_KEY, StandInReader } from '../../testing/stand-ins.ts';
import { Secret } from '../config.ts';
import { Line } from '../line.ts';
import { SECRET, TOKEN } from './secrets.ts';

/**
 * A server of its own for tests: the webhook, the worker, the real intake. Says `ready <port>`, then `at <place> <key>` whenever
 * it hangs where it was told to: `door` before the door, `answer` after it. It is meant to be killed.
 */
const [url = '', base = '', photos = '', hangs = '', lease = '2'] = process.argv.slice(2);
const pool = makePool(url, silentLog);
const election = indexElection(tinyPackage());
const intake = openIntake({
  desk: makeDesk({ db: pool, election, photos: new DiskPhotoStore(photos) }),
  reader: new StandInReader(),
  formKey: FORM_KEY,
  geometryOf: () => null,
  log: (line) => console.error(line),
  lookEveryMs: 100,
});
intake.start();

async function hang(place: string, key: string): Promise<void> {
  if (hangs !== place) return;
  console.log(`at ${place} ${key}`);
  await new Promise(() => undefined);
}

const door: Door = async (arrival) => {
  await hang('door', arrival.key);
  const outcome = await intake.door(arrival);
  await hang('answer', arrival.key);
  return outcome;
};

const line = new Line({
  config: {
    channels: [{ id: 'main', name: 'main', secret: new Secret(SECRET), accessToken: new Secret(TOKEN) }],
    apiBase: base,
    dataBase: base,
  },
  db: pool,
  election,
  door,
  openFile: async (bytes) => ({ kind: 'pictures', pictures: [{ bytes, part: '' }], sha256: '' }),
  owed: (unit) => intake.owed(unit),
  unitOf: () => null,
  log: (text) => console.error(text),
  leaseSeconds: Number(lease),
  settleSeconds: 0.3,
});
await line.start();

const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const signature = String(request.headers['x-line-signature']);
  const kept = await line.receive(Buffer.concat(parts), signature).catch(() => 'failed' as const);
  response.writeHead(typeof kept === 'string' ? 500 : 200).end();
});
server.listen(0, '127.0.0.1', () => console.log(`ready ${(server.address() as AddressInfo).port}`));
