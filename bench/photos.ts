import { setTimeout as sleep } from 'node:timers/promises';
import { openReader } from '../src/reading/open-reader.ts';
import { straightenPage } from '../src/reading/page/straighten.ts';
import { lookAt } from '../src/reading/photo/look.ts';
import type { Reader } from '../src/reading/reader.ts';
import { cornerError } from '../src/reading/testing/judge.ts';
import type { PhonePhoto } from '../src/reading/testing/phone-photo.ts';
import { phonePhoto, sentOn } from '../src/reading/testing/phone-photo.ts';
import type { Level, Sent } from '../src/reading/testing/shot.ts';
import { shotOf } from '../src/reading/testing/shot.ts';
import type { TestPage } from '../src/reading/testing/test-page.ts';
import { photographedPages } from './photo-pages.ts';
import { report, rounded } from './report.ts';

/**
 * How photos of forms are read. `--photos N` (default 2,100) sets how many; `--rate` measures only the rate, `--read` only what is
 * read; `--write` puts the result into docs/benchmarks.md.
 */
const option = (name: string, otherwise: number) => {
  const i = process.argv.indexOf(name);
  return i < 0 ? otherwise : Number(process.argv[i + 1]);
};
const only = (name: string) => process.argv.includes(name);
const PHOTOS = option('--photos', 2_100);
const SENT: readonly Sent[] = ['phone', 'chat-2048', 'chat-1280', 'chat-960'];
const LEVELS: readonly Level[] = [1, 2, 3];
const WORKERS = 2;
/** Longer side of the phone's sensor in the reading run, pixels. */
const SENSOR = 2400;

interface Tally {
  photos: number;
  read: number;
  wrong: number;
  /** Photos that were also laid straight. */
  laid: number;
  found: number;
  sure: number;
  readonly errors: number[];
}

const share = (part: number, whole: number) => `${rounded((100 * part) / Math.max(1, whole))} %`;
const quantile = (list: readonly number[], q: number) =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))] ?? Number.NaN;

async function readOne(
  reader: Reader,
  page: TestPage,
  photo: PhonePhoto,
  tally: Tally,
  lay: boolean,
): Promise<void> {
  tally.photos++;
  const look = await reader.look(photo.bytes);
  if (!look.ok) throw new Error(`a photo was not read: ${look.error}`);
  if (look.value.codes.includes(page.code)) tally.read++;
  if (look.value.codes.some((code) => code !== page.code)) tally.wrong++;
  if (!lay) return;
  tally.laid++;
  const straight = await reader.straighten(photo.bytes, page.geometry, { look: look.value, code: page.code });
  if (!straight.ok) throw new Error(`a photo was not laid straight: ${straight.error}`);
  if (straight.value === null) return;
  tally.found++;
  if (!straight.value.sure) return;
  tally.sure++;
  tally.errors.push(cornerError(straight.value.corners, photo, page.geometry));
}

/** Every page in every level, each photo sent in three ways. */
async function reading(): Promise<void> {
  const reader = openReader({ workers: WORKERS });
  const pages = await photographedPages();
  const tallies = new Map<string, Tally>();
  let before: Promise<unknown> = Promise.resolve();
  let [taken, stopped] = [0, false];
  // Ended early, it reports what it has.
  process.once('SIGTERM', () => {
    stopped = true;
  });
  for (let n = 0; n < PHOTOS / SENT.length && !stopped; n++, taken++) {
    const { page, behind } = await pages(n);
    const level = LEVELS[n % 3] ?? 1;
    const photo = await phonePhoto(page, shotOf(n, level, { sent: 'phone', height: SENSOR }), behind);
    // One photo is read while the next is taken.
    await before;
    before = Promise.all(
      SENT.map(async (sent, i) => {
        const key = `L${level}, ${sent}`;
        const tally = tallies.get(key) ?? {
          photos: 0,
          read: 0,
          wrong: 0,
          laid: 0,
          found: 0,
          sure: 0,
          errors: [],
        };
        tallies.set(key, tally);
        const lay = (Math.floor(n / LEVELS.length) + i) % SENT.length === 0;
        await readOne(reader, page, await sentOn(photo, sent), tally, lay);
      }),
    );
    if (n % 50 === 49) console.error(`${(n + 1) * SENT.length} photos`);
  }
  await before;
  await reader.close();
  const rows = [...tallies].toSorted(([a], [b]) => a.localeCompare(b)).map(([key, t]) => row(key, t));
  const all = [...tallies.values()];
  const sum = (field: 'photos' | 'read' | 'wrong' | 'laid' | 'found' | 'sure') =>
    all.reduce((s, t) => s + t[field], 0);
  const errors = all.flatMap((t) => t.errors);
  const total = {
    photos: sum('photos'),
    read: sum('read'),
    wrong: sum('wrong'),
    laid: sum('laid'),
    found: sum('found'),
    sure: sum('sure'),
    errors,
  };
  report('photos', 'Photos of forms: which unit, and straight', [...rows, row('all', total)], {
    method: `Synthetic photos (src/reading/testing), seeded, of the forms of a sample province as the printer draws them (${taken} pages, each of another return than the one before), filled by hand: 1800 x 2400 pixels, each also as a chat app sends it on (2048 pixels quality 80, 1280 pixels quality 75, 960 pixels quality 70). L1 good, L2 usual, L3 bad (tilt to 14°, corners off by 7.5 %, bend 1.9 mm, shadow 55 %, blur sigma 2-4); three in ten with a sheet shining through, three in ten turned by a quarter or half. No real photo is among them. "Sent back": no code was read. One photo in four is also laid straight. "Sure": four squares and residual below 0.6 mm. Corner error: the worst corner of a sheet against the truth, sure pages only.`,
  });
}

function row(key: string, t: Tally) {
  return {
    photos: key,
    number: t.photos,
    'unit read': share(t.read, t.photos),
    'sent back': t.photos - t.read,
    'wrong unit': t.wrong,
    'laid straight': t.laid,
    'page found': share(t.found, t.laid),
    sure: share(t.sure, t.laid),
    'corner error mm p50': rounded(quantile(t.errors, 0.5)),
    p95: rounded(quantile(t.errors, 0.95)),
    worst: rounded(quantile(t.errors, 1)),
  };
}

/** Photos that come in at a steady rate, and how long until their unit is known. */
async function rate(): Promise<void> {
  const pages = await photographedPages();
  const rows = [];
  const taken: PhonePhoto[] = [];
  for (let n = 0; n < 8; n++) {
    const { page, behind } = await pages(n);
    taken.push(await phonePhoto(page, shotOf(n, n % 4 === 3 ? 3 : 2, { sent: 'phone' }), behind));
  }
  for (const sent of ['chat-1280', 'chat-2048', 'phone'] as const) {
    const photos = await Promise.all(taken.map((photo) => sentOn(photo, sent)));
    const kb = photos.reduce((sum, photo) => sum + photo.bytes.length, 0) / photos.length / 1024;
    const { page } = await pages(0);
    const look = await cpuOf(photos, (photo) => lookAt(photo.bytes));
    const lay = await cpuOf(photos, (photo) => straightenPage(photo.bytes, page.geometry, {}));
    const reader = openReader({ workers: WORKERS, queue: 10_000 });
    const bytes = (n: number) => photos[n % photos.length]?.bytes ?? new Uint8Array();
    await Promise.all(photos.map((photo) => reader.look(photo.bytes)));
    const offered = await offer((n) => reader.look(bytes(n)), 50, 20);
    const most = await closed((n) => reader.look(bytes(n)), 10);
    const both = await closed(async (n) => {
      const look = await reader.look(bytes(n));
      if (look.ok) await reader.straighten(bytes(n), page.geometry, { look: look.value });
    }, 10);
    await reader.close();
    rows.push({
      photos: sent,
      'KB each': Math.round(kb),
      'CPU ms a look': rounded(look),
      'CPU ms a look and a straight page': rounded(lay),
      'offered a second': 50,
      'photo to unit s p50': rounded(quantile(offered, 0.5)),
      'p95 s': rounded(quantile(offered, 0.95)),
      'worst s': rounded(quantile(offered, 1)),
      'most looks a second': rounded(most),
      'looks with straight pages a second': rounded(both),
    });
  }
  report('photo-rate', 'Photos of forms: how fast', rows, {
    method: `${WORKERS} worker processes on 2 cores; 50 photos a second offered for 20 s, from handing the bytes over until the texts of the codes are known (\`look\`); then as many as go, 10 s each: looks alone, and looks followed by the straight page. CPU as the system counts it, in one process. Where 50 a second is more than goes, the queue grows and the times say how far.`,
  });
}

/** CPU of this process a photo, milliseconds: it does not depend much on what else the machine does. */
async function cpuOf(photos: readonly PhonePhoto[], work: (photo: PhonePhoto) => Promise<unknown>) {
  for (const photo of photos.slice(0, 3)) await work(photo);
  const before = process.cpuUsage();
  for (const photo of photos) await work(photo);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / photos.length;
}

async function offer(work: (n: number) => Promise<unknown>, perSecond: number, seconds: number) {
  const times: number[] = [];
  const running: Promise<void>[] = [];
  const start = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = start + (n * 1000) / perSecond;
    if (due > performance.now()) await sleep(due - performance.now());
    running.push(work(n).then(() => void times.push((performance.now() - due) / 1000)));
  }
  await Promise.all(running);
  return times;
}

/** A second's worth of work with four callers. */
async function closed(work: (n: number) => Promise<unknown>, seconds: number): Promise<number> {
  const start = performance.now();
  let n = 0;
  let done = 0;
  const caller = async () => {
    while (performance.now() - start < seconds * 1000) {
      await work(n++);
      done++;
    }
  };
  await Promise.all([caller(), caller(), caller(), caller()]);
  return done / ((performance.now() - start) / 1000);
}

if (!only('--rate')) await reading();
if (!only('--read')) await rate();
