import { at } from '../src/basics/assert.ts';
import { ok } from '../src/basics/result.ts';
import { makeDesk } from '../src/centre/desk.ts';
import type { Election } from '../src/election/lookup.ts';
import { indexElection } from '../src/election/lookup.ts';
import { tinyPackage } from '../src/election/testing/tiny.ts';
import { pngChunk } from '../src/images/testing/images.ts';
import { openIntake } from '../src/intake/open.ts';
import { FORM_KEY, pageCode, StandInReader } from '../src/intake/testing/stand-ins.ts';
import { openDatabase } from '../src/store/database.ts';
import { openElection } from '../src/store/election.ts';
import { GroupedQueries } from '../src/store/grouped-queries.ts';
import { DiskPhotoStore } from '../src/store/photo-disk.ts';
import { noisePhoto } from './noise-photo.ts';

/** What the sending process tells: all photos below `done` are acknowledged. */
export interface Told {
  readonly done: number;
  readonly megabytes: number;
}

const AT_ONCE = 32;
const TELL_EVERY = 50;
const MARK = 'khanaen-code ';

const [dataDir = '', photosText = '0', fromText = '0', kb = '8', databaseUrl = ''] = process.argv.slice(2);
const photos = Number(photosText);

/** One constituency form of two pages and one party-list form of four for each station. */
function electionOf(count: number): Election {
  const constituencies = 50;
  const stationsEach = Math.ceil(count / 6 / constituencies);
  const pkg = tinyPackage({ constituencies, stationsEach, candidatesEach: 8, parties: 20 });
  return indexElection(pkg);
}

/** Finds the code that the sender wrote into the file, as the real reader finds it in the picture. */
class FileReader extends StandInReader {
  override look(photo: Uint8Array) {
    const text = Buffer.from(photo.buffer, photo.byteOffset, Math.min(photo.length, 400)).toString('latin1');
    const from = text.indexOf(MARK);
    const code = from < 0 ? [] : [text.slice(from + MARK.length, text.indexOf('|', from))];
    return Promise.resolve(
      ok({ width: 800, height: 60, codes: code, marks: [], sharpness: 900, brightness: 180 }),
    );
  }
}

function picture(seed: number, code: string): Buffer {
  const plain = noisePhoto(seed, Number(kb));
  const header = plain.subarray(0, 33);
  return Buffer.concat([
    header,
    pngChunk('tEXt', Buffer.from(`Comment\0${MARK}${code}|`, 'latin1')),
    plain.subarray(33),
  ]);
}

const election = electionOf(photos);
const pages = election.returns
  .filter((spec) => spec.unit.kind === 'station')
  .flatMap((spec) => Array.from({ length: spec.form.pages }, (_, i) => ({ spec, page: i + 1 })));
const db = await openDatabase({ databaseUrl: databaseUrl === '' ? undefined : databaseUrl, dataDir });
await openElection(db, election);
const queries = new GroupedQueries(db);
const desk = makeDesk({ db: queries, election, photos: new DiskPhotoStore(dataDir) });
const intake = openIntake({
  desk,
  reader: new FileReader(),
  formKey: FORM_KEY,
  geometryOf: () => null,
  log: (line) => console.error(line),
  parallel: 8,
});
intake.start();

const pending = new Set<number>();
let next = Number(fromText);

function tell(): void {
  const done = pending.size === 0 ? next : Math.min(...pending);
  process.send?.({ done, megabytes: Math.round(process.memoryUsage().rss / 2 ** 20) } satisfies Told);
}

async function sender(): Promise<void> {
  while (next < photos) {
    const i = next;
    next += 1;
    pending.add(i);
    const { spec, page } = at(pages, i);
    const code = pageCode(election, spec.unit.id, spec.contest.ballot, page);
    const outcome = await intake.door({
      key: `bench:${i}`,
      channel: 'line',
      bytes: picture(i, code),
      sender: 'bench',
      centre: null,
      unit: null,
      code: null,
      sentAt: null,
    });
    if (outcome.kind !== 'placed') console.error(`photo ${i}: ${JSON.stringify(outcome)}`);
    pending.delete(i);
    if (i % TELL_EVERY === 0) tell();
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, sender));
tell();
await intake.stop();
await queries.close();
await db.close();
