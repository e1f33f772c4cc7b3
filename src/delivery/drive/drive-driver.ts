import { createHash } from 'node:crypto';
import { sha256Hex } from '../../basics/sha256.ts';
import type { DriveTarget } from '../config/model.ts';
import type { Driver, OutFile, SendContext } from '../driver.ts';
import { DeliveryFault } from '../fault.ts';
import type { DriveFile, NewFile } from './drive-api.ts';
import { DriveApi } from './drive-api.ts';
import { driveFault, statusOf } from './drive-fault.ts';

/** Larger files go in parts: an upload that was cut goes on where it stood. A multiple of 256 KiB, as Drive asks. */
export const PART_BYTES: number = 8 * 1024 * 1024;
const FOLDER_TYPE = 'application/vnd.google-apps.folder';

interface Known {
  /** By the key of the path: what stands there. */
  readonly files: Map<string, DriveFile>;
  readonly folders: Map<string, string>;
}

/**
 * A folder of a shared drive. Every file bears the mark of the target and of its path, so that it is found again whatever happened
 * in between: new bytes go into the same file, its link stays, and no name is there twice.
 */
export class DriveDriver implements Driver {
  readonly #api: DriveApi;
  readonly #target: DriveTarget;
  readonly #mark: string;
  readonly #partBytes: number;
  /** Null: what is there must be looked at first. */
  #known: Promise<Known> | null = null;
  readonly #making = new Map<string, Promise<string>>();

  constructor(target: DriveTarget, partBytes: number = PART_BYTES) {
    this.#target = target;
    this.#api = new DriveApi(target);
    this.#mark = sha256Hex(`${target.folder}/${target.id}`).slice(0, 32);
    this.#partBytes = partBytes;
  }

  async send(file: OutFile, context: SendContext): Promise<{ readonly remote: string }> {
    try {
      const { files } = await this.#look(context);
      const key = keyOf(file.path);
      const there = files.get(key) ?? (await this.#noted(file, context));
      if (there !== null && (await holds(there, file))) return { remote: there.id };
      const sent = await this.#put(file, there?.id ?? null, context);
      const unsaid = sent.sha256 === null && sent.md5 === null;
      const found = (unsaid ? await this.#api.get(sent.id, context) : null) ?? sent;
      // What was looked at may have been looked at anew meanwhile.
      (await this.#look(context)).files.set(key, found);
      if (!(await holds(found, file))) throw new DeliveryFault('differs', 'Drive says another checksum');
      return { remote: found.id };
    } catch (error) {
      // A file may have been made and only the answer got lost; or somebody changed something there.
      this.#known = null;
      // Its token is not good any more, or the client still waits for one that will never come.
      if ([0, 401].includes(statusOf(error))) this.#api.forget();
      throw driveFault(error);
    }
  }

  async remove(path: string, _remote: string, context: SendContext): Promise<void> {
    try {
      const { files } = await this.#look(context);
      const there = files.get(keyOf(path));
      if (there !== undefined) await this.#api.trash(there.id, context);
      files.delete(keyOf(path));
    } catch (error) {
      if (statusOf(error) !== 404) throw driveFault(error);
    }
  }

  /** The file of our own notes: what was made a moment ago may not be listed yet. */
  async #noted(file: OutFile, context: SendContext): Promise<DriveFile | null> {
    return file.remote === '' ? null : this.#api.get(file.remote, context);
  }

  async #put(file: OutFile, id: string | null, context: SendContext): Promise<DriveFile> {
    try {
      return await this.#putAt(file, id ?? (await this.#newFile(file, context)), context);
    } catch (error) {
      // Somebody has taken the file away for good.
      if (id === null || statusOf(error) !== 404) throw error;
      return this.#putAt(file, await this.#newFile(file, context), context);
    }
  }

  async #putAt(file: OutFile, to: string | NewFile, context: SendContext): Promise<DriveFile> {
    if (file.bytes > this.#partBytes) return this.#putParts(file, to, context);
    const bytes = await file.part(0, file.bytes);
    return typeof to === 'string'
      ? this.#api.update(to, bytes, file.mediaType, context)
      : this.#api.create(to, bytes, file.mediaType, context);
  }

  async #putParts(file: OutFile, to: string | NewFile, context: SendContext): Promise<DriveFile> {
    const before = await context.openUpload();
    const resumed = before === null ? null : await this.#goOn(file, before.session, null, context);
    if (resumed !== null) return resumed;
    const session = await this.#api.begin(to, file.mediaType, file.bytes, context);
    await context.keepUpload({ sha256: file.sha256, session, parts: [] });
    const done = await this.#goOn(file, session, 0, context);
    if (done === null) throw new DeliveryFault('failing', 'the upload session ended early');
    return done;
  }

  /** Sends what is missing of an upload; `from` null: Drive says how far it is. Null when the session is over. */
  async #goOn(
    file: OutFile,
    session: string,
    from: number | null,
    context: SendContext,
  ): Promise<DriveFile | null> {
    const nothing = new Uint8Array();
    let at = from ?? (await this.#api.part(session, { from: 0, bytes: nothing, of: file.bytes }, context));
    while (typeof at === 'number') {
      const bytes = await file.part(at, Math.min(this.#partBytes, file.bytes - at));
      const next = await this.#api.part(session, { from: at, bytes, of: file.bytes }, context);
      if (typeof next === 'number' && next <= at) throw new DeliveryFault('failing', 'a part did not arrive');
      context.progressed();
      at = next;
    }
    await context.keepUpload(null);
    return at;
  }

  async #newFile(file: OutFile, context: SendContext): Promise<NewFile> {
    const slash = file.path.lastIndexOf('/');
    const parent = await this.#folder(file.path.slice(0, Math.max(0, slash)), context);
    return {
      name: file.path.slice(slash + 1),
      parents: [parent],
      mimeType: file.mediaType.replace(/;.*$/, ''),
      appProperties: { khanaenTarget: this.#mark, khanaenPath: keyOf(file.path) },
    };
  }

  /** The id of a folder below the target's own; made when it is not there. */
  #folder(path: string, context: SendContext): Promise<string> {
    if (path === '') return Promise.resolve(this.#target.folder);
    let making = this.#making.get(path);
    if (making === undefined) {
      making = this.#makeFolder(path, context).finally(() => this.#making.delete(path));
      this.#making.set(path, making);
    }
    return making;
  }

  async #makeFolder(path: string, context: SendContext): Promise<string> {
    const { folders } = await this.#look(context);
    const key = keyOf(`${path}/`);
    const there = folders.get(key);
    if (there !== undefined) return there;
    const slash = path.lastIndexOf('/');
    const parent = await this.#folder(path.slice(0, Math.max(0, slash)), context);
    const appProperties = { khanaenTarget: this.#mark, khanaenPath: key };
    const order = { name: path.slice(slash + 1), parents: [parent], mimeType: FOLDER_TYPE, appProperties };
    const id = await this.#api.createFolder(order, context);
    (await this.#look(context)).folders.set(key, id);
    return id;
  }

  /** What is there already, looked at once. Of two files of one path the older one stays. */
  #look(context: SendContext): Promise<Known> {
    if (this.#known === null) {
      const looking = this.#readAll(context);
      this.#known = looking;
      looking.catch(() => {
        if (this.#known === looking) this.#known = null;
      });
    }
    return this.#known;
  }

  async #readAll(context: SendContext): Promise<Known> {
    const known: Known = { files: new Map(), folders: new Map() };
    for (const { id, mimeType, appProperties, sha256Checksum, md5Checksum, size } of await this.#api.list(
      this.#mark,
      context,
    )) {
      const key = appProperties?.['khanaenPath'];
      if (typeof id !== 'string' || key === undefined) continue;
      const file = { id, sha256: sha256Checksum ?? null, md5: md5Checksum ?? null, bytes: Number(size ?? 0) };
      if (mimeType === FOLDER_TYPE) {
        if (!known.folders.has(key)) known.folders.set(key, id);
      } else if (known.files.has(key)) await this.#api.trash(id, context);
      else known.files.set(key, file);
    }
    return known;
  }
}

/** Names of properties are short: the path by its hash. */
function keyOf(path: string): string {
  return sha256Hex(path).slice(0, 40);
}

/** True when Drive's own checksum is that of the file. */
async function holds(there: DriveFile, file: OutFile): Promise<boolean> {
  if (there.sha256 !== null) return there.sha256 === file.sha256;
  if (there.md5 === null || there.bytes !== file.bytes) return false;
  const hash = createHash('md5');
  for (let from = 0; from < file.bytes; from += PART_BYTES) {
    hash.update(await file.part(from, Math.min(PART_BYTES, file.bytes - from)));
  }
  return hash.digest('hex') === there.md5;
}
