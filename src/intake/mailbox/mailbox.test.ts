import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { err, ok } from '../../basics/result.ts';
import type { Election } from '../../election/lookup.ts';
import { indexElection } from '../../election/lookup.ts';
import type { CentreId } from '../../election/model.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { DiskPhotoStore } from '../../store/photo-disk.ts';
import type { PhotoStore } from '../../store/photos.ts';
import type { Arrival, Intake, Outcome } from '../door.ts';
import { NotKept } from '../open.ts';
import { newPicture, StandInReader } from '../testing/stand-ins.ts';
import type { Mailbox, MailboxOptions } from './mailbox.ts';
import { lookInto, watchMailbox } from './mailbox.ts';

let dir: string;
let election: Election;
let arrivals: Arrival[];
let answer: (arrival: Arrival) => Promise<Outcome>;
let reader: StandInReader;
let photos: PhotoStore;
const boxes: Mailbox[] = [];

function optionsNow(): MailboxOptions {
  const intake = {
    door: (arrival: Arrival) => {
      arrivals.push(arrival);
      return answer(arrival);
    },
  } as Intake;
  return { dir, election, intake, reader, photos, log: () => undefined, everyMs: 20 };
}

function watch(): void {
  boxes.push(watchMailbox(optionsNow()));
}

const inFolder = async (...path: string[]) =>
  (await readdir(join(dir, 'D1', ...path)).catch(() => [])).sort();
const settled = (where: string, count: number) =>
  expect.poll(async () => (await inFolder(where)).length, { timeout: 50_000 }).toBe(count);

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'khanaen-mailbox-'));
  await mkdir(join(dir, 'D1'));
  election = indexElection(tinyPackage());
  arrivals = [];
  answer = async () => ({ kind: 'waiting', receipt: '123456780', doubt: 'no-code' });
  reader = new StandInReader();
  photos = new DiskPhotoStore(join(dir, 'store'));
});
afterEach(async () => {
  for (const box of boxes.splice(0)) await box.stop();
  await rm(dir, { recursive: true, force: true });
});

describe('the mailbox', () => {
  test('takes what a scanner puts there, and says beside it what became of it', async () => {
    await writeFile(join(dir, 'D1', 'แบบ 1.png'), newPicture());
    watch();
    await settled('done', 2);
    expect(await inFolder('done')).toEqual(['แบบ 1.png', 'แบบ 1.png.txt']);
    expect(await readFile(join(dir, 'D1', 'done', 'แบบ 1.png.txt'), 'utf8')).toContain('123-456-780');
    expect(arrivals).toMatchObject([{ channel: 'mailbox', centre: 'D1', words: 'แบบ 1.png', unit: null }]);
  });

  test('each page of a PDF is a photo; the same name again gets another one', async () => {
    const pages = [newPicture(), newPicture()];
    reader.pagesOfPdf = () => Promise.resolve(ok(pages)) as never;
    await writeFile(join(dir, 'D1', 'fax.pdf'), '%PDF-1.7 one');
    watch();
    await settled('done', 2);
    await writeFile(join(dir, 'D1', 'fax.pdf'), '%PDF-1.7 two');
    await settled('done', 4);
    expect(await inFolder('done')).toEqual(['fax-2.pdf', 'fax-2.pdf.txt', 'fax.pdf', 'fax.pdf.txt']);
    expect(arrivals.map((a) => a.key.split('#')[1])).toEqual(['p1', 'p2', 'p1', 'p2']);
    expect(new Set(arrivals.map((a) => a.key)).size).toBe(4);
    expect((await readFile(join(dir, 'D1', 'done', 'fax.pdf.txt'), 'utf8')).split('\n')).toHaveLength(3);
  });

  test('an e-mail gives the photos and PDFs that it carries, and not the logo in its text', async () => {
    const pages = [newPicture(), newPicture()];
    reader.pagesOfPdf = () => Promise.resolve(ok(pages)) as never;
    const part = (name: string, bytes: Uint8Array, how = 'attachment') =>
      [
        '--b',
        `Content-Type: application/octet-stream; name="${name}"`,
        `Content-Disposition: ${how}; filename="${name}"`,
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(bytes)
          .toString('base64')
          .replace(/(.{76})/g, '$1\r\n'),
      ].join('\r\n');
    const photo = newPicture();
    const email = [
      'From: committee@example.org',
      'Subject: =?utf-8?B?4LmB4Lia4Lia?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b\r\nContent-Type: text/plain\r\n\r\nsee below',
      part('IMG 1.png', photo),
      part('fax.pdf', Buffer.from('%PDF-1.7 three')),
      part('logo.png', newPicture().subarray(0, 400), 'inline'),
      part('notes.txt', Buffer.from('hello')),
      '--b--\r\n',
    ].join('\r\n');
    answer = async ({ bytes }) =>
      bytes.length < 10
        ? { kind: 'refused', reason: 'not-an-image' }
        : { kind: 'waiting', receipt: '123456780', doubt: 'no-code' };
    await writeFile(join(dir, 'D1', 'mail.eml'), email);
    await writeFile(join(dir, 'D1', 'same.eml'), email);
    watch();
    await settled('done', 4);
    expect(arrivals.map((a) => a.words).slice(0, 4)).toEqual([
      'IMG 1.png',
      'fax.pdf',
      'fax.pdf',
      'notes.txt',
    ]);
    expect(Buffer.compare(Buffer.from(arrivals[0]?.bytes ?? []), photo)).toBe(0);
    // The same attachment in another e-mail is the same photo.
    expect(new Set(arrivals.map((a) => a.key)).size).toBe(4);
    const text = await readFile(join(dir, 'D1', 'done', 'mail.eml.txt'), 'utf8');
    expect(text).toContain('IMG 1.png: ');
    expect(text).toContain('fax.pdf: p2: ');
  });

  test('what cannot be taken is put aside with the reason', async () => {
    reader.pagesOfPdf = () => Promise.resolve(err('pdf-encrypted')) as never;
    await writeFile(join(dir, 'D1', 'a.pdf'), '%PDF-1.7');
    await writeFile(join(dir, 'D1', 'letter.eml'), 'From: somebody\r\n\r\nnothing here');
    await writeFile(join(dir, 'D1', 'form.doc'), 'x');
    await writeFile(join(dir, 'D1', 'b.jpg'), Buffer.from('\0\0\0\x18ftypheic....', 'latin1'));
    watch();
    await settled('refused', 8);
    const text = async (name: string) => readFile(join(dir, 'D1', 'refused', `${name}.txt`), 'utf8');
    expect(await text('a.pdf')).toContain('has a password');
    expect(await text('letter.eml')).toContain('carries no photo');
    expect(await text('form.doc')).toContain('are taken');
    expect(await text('b.jpg')).toContain('HEIC');
    expect(arrivals).toEqual([]);
  });

  test('a file that still grows is left until two looks find it alike; what a program hides is never taken', async () => {
    const path = join(dir, 'D1', 'slow.png');
    const picture = newPicture();
    await writeFile(join(dir, 'D1', '.hidden.png'), newPicture());
    await writeFile(join(dir, 'D1', 'x.png.part'), newPicture());
    const seen = new Map<string, string>();
    const look = () => lookInto(optionsNow(), 'D1' as CentreId, seen);
    for (const size of [20, 40, picture.length]) {
      await writeFile(path, picture.subarray(0, size));
      await look();
      expect(arrivals).toEqual([]);
    }
    await look();
    expect(arrivals.map((a) => a.bytes.length)).toEqual([picture.length]);
    expect(await inFolder()).toEqual(['.hidden.png', 'done', 'x.png.part']);
  });

  test('what the store cannot keep stays and is tried again', async () => {
    let tries = 0;
    answer = async () => {
      tries += 1;
      if (tries < 3) throw new NotKept('disk-full', 'no room');
      return { kind: 'known', receipt: '123456780' };
    };
    await writeFile(join(dir, 'D1', 'a.png'), newPicture());
    watch();
    await settled('done', 2);
    expect(tries).toBe(3);
    expect(new Set(arrivals.map((a) => a.key)).size).toBe(1);
  });
});
