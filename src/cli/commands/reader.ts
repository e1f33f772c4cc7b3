import { parseArgs } from 'node:util';
import { unwrap } from '../../basics/result.ts';
import type { Election } from '../../election/lookup.ts';
import { layoutForm } from '../../forms/layout/layout-form.ts';
import { loadOrMakeFormKey } from '../../intake/form-key.ts';
import { agreementFile, agreements } from '../../intake/reading/agreement.ts';
import { labelledBoxes } from '../../intake/reading/examples.ts';
import type { HeldOut } from '../../reading/digits/fit/refit.ts';
import { LEAST_BOXES, LEAST_PHOTOS, refit } from '../../reading/digits/fit/refit.ts';
import { readModel, writeModel } from '../../reading/digits/model-file.ts';
import { keepOwnModel, ownModel } from '../../reading/digits/own-model.ts';
import { shelfModel } from '../../reading/digits/shelf-model.ts';
import type { Share } from '../../reading/digits/wilson.ts';
import { openReader } from '../../reading/open-reader.ts';
import type { Database } from '../../store/database.ts';
import { openDatabase } from '../../store/database.ts';
import { openPhotoStore } from '../../store/open-photo-store.ts';
import type { CommandIo } from '../io.ts';
import { loadElection } from '../load-package.ts';

const USAGE = `khanaen reader report --data DIR [--json]
  How often the reader of digits agreed with what two people typed, for each set of weights. --json: for publication; counts only.
khanaen reader fit --data DIR --package DIR [--forms 2000] [--try]
  Fits the last layer and the bar to boxes of accepted forms, judges on photos kept apart, and takes the new weights into use at
  the next start of khanaen serve --read-digits. --forms: the newest so many. --try: judges only, keeps nothing. Needs ${LEAST_BOXES}
  boxes from ${LEAST_PHOTOS} photos at least.
  PHOTO_STORE and DATABASE_URL as for serve; DATABASE_URL names a server; without it the built-in database of DIR is used.`;

interface Asked {
  readonly action: 'report' | 'fit';
  readonly data: string;
  readonly package: string | undefined;
  readonly forms: number;
  readonly keep: boolean;
  readonly json: boolean;
}

/** `khanaen reader`. Exit 0; 1 when there is too little to fit; 2 for wrong arguments. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const asked = readArguments(args);
  if (asked === null) {
    io.err(USAGE);
    return 2;
  }
  let election: Election | null = null;
  if (asked.package !== undefined) {
    const loaded = await loadElection(asked.package);
    if (!loaded.ok) {
      for (const error of loaded.error) io.err(`${error.file}: ${error.message.th} · ${error.message.en}`);
      return 2;
    }
    election = loaded.value;
  }
  const db = await openDatabase({
    databaseUrl: process.env['DATABASE_URL'],
    dataDir: asked.data,
    log: (text) => io.err(`${text.th} · ${text.en}`),
  });
  try {
    if (asked.action === 'report') return await report(db, asked, io);
    return election === null ? 2 : await fitReader(db, election, asked, io);
  } finally {
    await db.close();
  }
}

function readArguments(args: string[]): Asked | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      package: { type: 'string' },
      forms: { type: 'string', default: '2000' },
      try: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [action, ...more] = positionals;
  const forms = Number(values.forms);
  if (values.help || more.length > 0 || values.data === undefined) return null;
  if (action !== 'report' && action !== 'fit') return null;
  if (!Number.isInteger(forms) || forms < 1 || (action === 'fit' && values.package === undefined))
    return null;
  return { action, data: values.data, package: values.package, forms, keep: !values.try, json: values.json };
}

async function report(db: Database, { json }: Asked, io: CommandIo): Promise<number> {
  const models = await agreements(db.pool);
  if (json) {
    io.out(new TextDecoder().decode(agreementFile(models)).trimEnd());
    return 0;
  }
  if (models.length === 0) io.out('ยังไม่ได้อ่านแบบใด · no form has been read');
  for (const one of models) {
    io.out(`${one.model}`);
    io.out(`  แบบที่ดู · forms looked at: ${one.records}, อ่านได้ · readable: ${one.read}`);
    io.out(`  ช่องที่ตรง · figures as recorded: ${one.agreed} / ${one.suggested}`);
    io.out(
      `  ที่ต่าง · differences: รอดู · open ${one.open}, บันทึกถูก · record right ${one.recordRight}, กระดาษต่าง · paper differs ${one.paperDiffers}`,
    );
  }
  return 0;
}

async function fitReader(db: Database, election: Election, asked: Asked, io: CommandIo): Promise<number> {
  const own = ownModel(asked.data);
  if (!own.ok) io.err(`the weights in use cannot be read (${own.error}); starting from those of the program`);
  const before = (own.ok ? own.value : null) ?? shelfModel();
  const reader = openReader();
  try {
    const boxes = await labelledBoxes(
      {
        desk: {
          db: db.pool,
          election,
          photos: await openPhotoStore(asked.data, process.env['PHOTO_STORE'] || undefined),
        },
        reader,
        model: before,
        formKey: await loadOrMakeFormKey(asked.data),
        pagesOf: (spec) => layoutForm(election, spec),
        log: (line) => io.err(line),
      },
      asked.forms,
    );
    const fitted = refit(before, boxes);
    if (!fitted.ok) {
      io.err(
        `มีช่องที่รู้คำตอบ ${fitted.error.boxes} ช่อง จากภาพ ${fitted.error.photos} ภาพ น้อยเกินไป · too few: ${fitted.error.boxes} boxes from ${fitted.error.photos} photos; ${LEAST_BOXES} from ${LEAST_PHOTOS} are needed`,
      );
      return 1;
    }
    const { networks, calibration, photos, kept } = fitted.value;
    io.out(`${boxes.length} ช่อง · boxes, ${photos} ภาพ · photos`);
    io.out(lineOf('ก่อน · before', fitted.value.before));
    io.out(lineOf('หลัง · after', fitted.value.after));
    if (!kept) io.err('ไม่มีเกณฑ์ใดแม่นพอ · no bar is precise enough; the highest is taken');
    if (!asked.keep) return 0;
    const bytes = writeModel(networks, calibration, {
      made: new Date().toISOString().slice(0, 10),
      sources: [...before.origin.sources, `boxes of accepted forms of ${election.pkg.manifest.id}`],
      fittedBoxes: boxes.length,
    });
    const model = unwrap(readModel(bytes, null));
    const path = keepOwnModel(asked.data, bytes, model.hash);
    io.out(`${path}\nSHA-256 ${model.hash}`);
    return 0;
  } finally {
    await reader.close();
  }
}

function lineOf(name: string, judged: HeldOut): string {
  const percent = ({ count, of, low, high }: Share) =>
    `${count}/${of} (${(low * 100).toFixed(2)}-${(high * 100).toFixed(2)} %)`;
  return `${name}: ถูก · right ${percent(judged.right)}; ที่เกณฑ์ · at bar ${judged.bar}: ครอบคลุม · covered ${percent(judged.covered)}, ถูก · right ${percent(judged.precise)}`;
}
