import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ForeignFolder, startMirror } from '../../server/mirror/mirror.ts';
import { noteKeyOf } from '../../server/note-key.ts';
import type { CommandIo } from '../io.ts';
import { loadElection } from '../load-package.ts';
import { ended } from './serve.ts';

const HELP = `khanaen mirror FOLDER --package DIR --data DIR [--port 8081] [--host 127.0.0.1] [--every 2000] [--units]
  [--key FILE] [--origin https://results.example] [--event-listeners 5000] [--behind-proxy]

A second way to the public, beside khanaen serve: a process that follows the published cuts in the database by itself, makes each again,
holds it against the published hash, writes the served tree into FOLDER and serves it. It reads the database (DATABASE_URL, which
may be a standby; without it the embedded one of --data) and writes nothing there. When database or server are gone, it goes on
with the last cut. --every: least milliseconds between two written cuts. --units: pages of single units go into the folder, too.
--key: a file with the line of /v1/key.txt, where the signing key is not in --data. --origin, --behind-proxy: as khanaen serve has
them.`;

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      package: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string', default: '8081' },
      host: { type: 'string', default: '127.0.0.1' },
      every: { type: 'string', default: '2000' },
      units: { type: 'boolean', default: false },
      key: { type: 'string' },
      origin: { type: 'string' },
      'behind-proxy': { type: 'boolean', default: false },
      'event-listeners': { type: 'string', default: '5000' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const [folder] = positionals;
  const [port, everyMs, listeners] = [
    Number(values.port),
    Number(values.every),
    Number(values['event-listeners']),
  ];
  if (
    folder === undefined ||
    values.package === undefined ||
    values.data === undefined ||
    !Number.isInteger(port) ||
    !(everyMs >= 50) ||
    !(Number.isInteger(listeners) && listeners >= 0) ||
    (values.origin !== undefined && !URL.canParse(values.origin))
  ) {
    io.err(HELP);
    return 2;
  }
  const { package: packageDir, data: dataDir } = values;
  const load = async () => {
    const loaded = await loadElection(packageDir);
    if (!loaded.ok) {
      for (const error of loaded.error)
        io.err(`${error.file}:${error.line ?? ''} ${error.message.th} · ${error.message.en}`);
      return null;
    }
    const keyLine = await keyLineOf(values.key, dataDir, loaded.value.pkg.manifest.id);
    if (keyLine !== null) return { election: loaded.value, keyLine };
    io.err(
      `ไม่พบ signing-key.pem ใน ${dataDir} โปรดระบุ --key · no signing-key.pem in ${dataDir}; name a file with the line of /v1/key.txt by --key`,
    );
    return null;
  };
  try {
    const mirror = await startMirror({
      folder,
      load,
      dataDir,
      databaseUrl: process.env['DATABASE_URL'],
      photoStore: process.env['PHOTO_STORE'],
      origin: values.origin,
      behindProxy: values['behind-proxy'],
      port,
      host: values.host,
      everyMs,
      units: values.units,
      eventListeners: listeners,
      log: (message) => io.err(`${new Date().toISOString()} ${message}`),
    });
    if (mirror === null) return 2;
    io.out(`khanaen mirror ${mirror.url} → ${folder}`);
    await ended();
    await mirror.close();
    return 0;
  } catch (error) {
    if (!(error instanceof ForeignFolder)) throw error;
    io.err(error.message);
    return 2;
  }
}

/** The public half of the key that signs checkpoints, as its line: from a file of its own, or beside the secret one. */
async function keyLineOf(
  file: string | undefined,
  dataDir: string,
  election: string,
): Promise<string | null> {
  if (file !== undefined) return (await readFile(file, 'utf8')).trim();
  if (!existsSync(join(dataDir, 'signing-key.pem'))) return null;
  return (await noteKeyOf(dataDir, election)).line;
}
