import { parseArgs } from 'node:util';
import { bulletinFiles } from '../../server/export/bulletin-files.ts';
import { PhotoNames } from '../../server/export/photo-names.ts';
import { rebuildCut } from '../../server/export/rebuild-cut.ts';
import { writeSite } from '../../server/export/write-site.ts';
import { makeSite } from '../../server/make-site.ts';
import { noteKeyOf } from '../../server/note-key.ts';
import { openPreviews } from '../../server/public/previews.ts';
import { openDatabase } from '../../store/database.ts';
import { openElection } from '../../store/election.ts';
import { openPhotoStore } from '../../store/open-photo-store.ts';
import type { CommandIo } from '../io.ts';
import { loadElection } from '../load-package.ts';

const HELP = `khanaen export-site DIR --package DIR --data DIR [--cut N] [--without-units] [--without-photos]
  [--without-previews] [--without-bulletins] [--origin https://results.example [--cards]]

Writes a cut with all its pages, data files and photos for a static host or a content network. The cut is made again from
the ledger and its manifest is compared with the hash that was published. Exit 1 when they differ. Over an earlier export only
what differs is written: other files keep their time. The folder is replaced in one step. PHOTO_STORE and DATABASE_URL as for serve.
--without-previews: no small copies of the photos (a tenth of a second each, once); pages then load the photos themselves.
--without-bulletins: no hourly bulletins of the press (for a whole country 156 PDFs an hour); their list then names none.
--origin: the address under which readers will find the copy; feeds then name it. --cards: writes the share cards of the overview, parties,
House, provinces and constituencies too, which pages can name only by that address.`;

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      package: { type: 'string' },
      data: { type: 'string' },
      cut: { type: 'string' },
      'without-units': { type: 'boolean', default: false },
      'without-photos': { type: 'boolean', default: false },
      'without-previews': { type: 'boolean', default: false },
      'without-bulletins': { type: 'boolean', default: false },
      origin: { type: 'string' },
      cards: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const folder = positionals[0];
  const number = values.cut === undefined ? null : Number(values.cut);
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  if (
    folder === undefined ||
    values.package === undefined ||
    values.data === undefined ||
    (number !== null && !(number >= 1)) ||
    (values.origin !== undefined && !URL.canParse(values.origin)) ||
    (values.cards && values.origin === undefined)
  ) {
    io.err(HELP);
    return 2;
  }
  const loaded = await loadElection(values.package);
  if (!loaded.ok) {
    for (const error of loaded.error)
      io.err(`${error.file}:${error.line ?? ''} ${error.message.th} · ${error.message.en}`);
    return 2;
  }
  const election = loaded.value;
  const db = await openDatabase({
    databaseUrl: process.env['DATABASE_URL'],
    dataDir: values.data,
    log: (text) => io.err(`${text.th} · ${text.en}`),
  });
  try {
    await openElection(db, election);
    const rebuilt = await rebuildCut(db, election, number);
    if (!rebuilt.ok) {
      io.err(
        rebuilt.error.code === 'no-such-cut'
          ? 'ไม่มีรอบเผยแพร่นี้ · there is no such cut'
          : `รอบเผยแพร่ที่สร้างใหม่ไม่ตรงกับที่เผยแพร่ไว้ · the cut made again differs from the published one: ${rebuilt.error.expected} ≠ ${rebuilt.error.found}`,
      );
      return rebuilt.error.code === 'no-such-cut' ? 2 : 1;
    }
    const { cut, row } = rebuilt.value;
    const key = await noteKeyOf(values.data, election.pkg.manifest.id);
    const photoNames = new PhotoNames();
    const site = makeSite(election, key.line, {
      photoPath: (sha256) => photoNames.pathOf(sha256),
      previewPath: (sha256) => photoNames.previewPathOf(sha256),
      origin: values.origin,
      cards: values.cards ? 'areas' : 'none',
    });
    site.install(
      cut,
      new Map([
        ['/v1/checkpoint', { mediaType: 'text/plain', bytes: new TextEncoder().encode(row.checkpoint) }],
      ]),
    );
    const photos = await openPhotoStore(values.data, process.env['PHOTO_STORE']);
    const previews = values['without-previews'] ? null : openPreviews(values.data);
    const written = await writeSite(site, cut, photos, folder, {
      units: !values['without-units'],
      photos: !values['without-photos'],
      ...(previews === null ? {} : { previews }),
      cards: values.cards,
      bulletins: bulletinFiles({
        dataDir: values.data,
        packageHash: election.pkg.hash,
        cut: cut.head.number,
        origin: values.origin ?? null,
        papers: !values['without-bulletins'],
      }),
      photoNames,
      progress: (files) => io.err(`${files} …`),
    }).finally(() => previews?.close());
    for (const name of written.missingPhotos) io.err(`ไม่พบภาพ · photo missing: ${name}`);
    io.out(
      `cut ${cut.head.number}: ${written.files} files, ${written.bytes} bytes → ${folder} (new: ${written.changedFiles} files, ${written.changedBytes} bytes)`,
    );
    return written.missingPhotos.length === 0 ? 0 : 1;
  } finally {
    await db.close();
  }
}
