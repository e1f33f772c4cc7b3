import { readdir, readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { Pool } from 'undici';

/** Where the files of a cut come from. */
export interface Source {
  readonly name: string;
  /** Bytes of a path such as `/v1/manifest.json`; null when there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

/** The cut cannot be checked: no answer, no manifest, no package. Exit code 2. */
export class CannotCheck extends Error {}

export function openSource(place: string): Source {
  return /^https?:\/\//i.test(place) ? urlSource(place) : dirSource(place);
}

/** A folder that `khanaen export-site` or a mirror wrote. */
function dirSource(dir: string): Source {
  return {
    name: dir,
    async read(path) {
      const inside = normalize(join('/', path));
      try {
        return await readFile(join(dir, inside));
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code;
        if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
        throw error;
      }
    },
    close: async () => undefined,
  };
}

const MAX_FILE = 512 * 1024 * 1024;

function urlSource(url: string): Source {
  const base = new URL(url);
  const prefix = base.pathname.replace(/\/$/, '');
  const pool = new Pool(base.origin, { connections: 4, headersTimeout: 60_000, bodyTimeout: 120_000 });
  return {
    name: url,
    async read(path) {
      try {
        const reply = await pool.request({ method: 'GET', path: encodeURI(prefix + path) });
        if (reply.statusCode === 404 || reply.statusCode === 410) {
          await reply.body.dump();
          return null;
        }
        if (reply.statusCode !== 200) {
          await reply.body.dump();
          throw new CannotCheck(`${url}${path} answered ${reply.statusCode}`);
        }
        const bytes = new Uint8Array(await reply.body.arrayBuffer());
        if (bytes.length > MAX_FILE) throw new CannotCheck(`${url}${path} is larger than 512 MB`);
        return bytes;
      } catch (error) {
        if (error instanceof CannotCheck) throw error;
        throw new CannotCheck(`${url}${path}: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    close: () => pool.close(),
  };
}

/** All files of a folder by name, for a package given by `--package`. */
export async function readFolder(dir: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    if (entry.isFile()) files.set(entry.name, await readFile(join(dir, entry.name)));
  }
  return files;
}
