import { Readable } from 'node:stream';
import type { drive_v3 } from '@googleapis/drive';
import type { DriveTarget } from '../config/model.ts';
import type { SendContext } from '../driver.ts';
import { DeliveryFault } from '../fault.ts';
import { statusOf } from './drive-fault.ts';
import { headerOf } from './header-of.ts';

/** What Drive says of a file. */
export interface DriveFile {
  readonly id: string;
  readonly sha256: string | null;
  readonly md5: string | null;
  readonly bytes: number;
}

/** What we say of a file when it is made. */
export type NewFile = Pick<drive_v3.Schema$File, 'name' | 'parents' | 'mimeType' | 'appProperties'>;

const GOOGLE = 'https://www.googleapis.com/';
const TOKENS = 'https://oauth2.googleapis.com/token';
const SCOPE = 'https://www.googleapis.com/auth/drive';
const FIELDS = 'id,sha256Checksum,md5Checksum,size';

/**
 * The calls of Drive that we need, by Google's own client. It makes no second tries of its own: the loop of the target does. The library is
 * loaded with the first call.
 */
export class DriveApi {
  readonly #target: DriveTarget;
  readonly #root: string;
  #client: ReturnType<DriveApi['open']> | null = null;

  constructor(target: DriveTarget) {
    this.#target = target;
    this.#root = (target.apiBase ?? GOOGLE).replace(/\/*$/, '/');
  }

  /** Every file and folder that bears the mark of this target, the oldest first. */
  async list(mark: string, context: SendContext): Promise<readonly drive_v3.Schema$File[]> {
    const { drive } = await this.#ready();
    const found: drive_v3.Schema$File[] = [];
    let pageToken: string | undefined;
    do {
      const order: drive_v3.Params$Resource$Files$List = {
        q: `appProperties has { key='khanaenTarget' and value='${mark}' } and trashed = false`,
        fields:
          'nextPageToken,files(id,name,parents,mimeType,appProperties,sha256Checksum,md5Checksum,size,createdTime)',
        orderBy: 'createdTime',
        pageSize: 1000,
        corpora: 'allDrives',
        supportsAllDrives: true,
        includeItemsFromAllDrives: true,
        ...(pageToken === undefined ? {} : { pageToken }),
      };
      const page = await context.request((signal) => drive.files.list(order, this.#options(signal)));
      found.push(...(page.data.files ?? []));
      pageToken = page.data.nextPageToken ?? undefined;
    } while (pageToken !== undefined);
    return found;
  }

  async createFolder(requestBody: NewFile, context: SendContext): Promise<string> {
    const { drive } = await this.#ready();
    const made = await context.request((signal) =>
      drive.files.create({ requestBody, fields: 'id', supportsAllDrives: true }, this.#options(signal)),
    );
    return made.data.id ?? '';
  }

  async create(
    requestBody: NewFile,
    bytes: Uint8Array,
    mimeType: string,
    context: SendContext,
  ): Promise<DriveFile> {
    const { drive } = await this.#ready();
    const made = await context.request((signal) =>
      drive.files.create(
        { requestBody, media: { mimeType, body: streamOf(bytes) }, fields: FIELDS, supportsAllDrives: true },
        this.#options(signal),
      ),
    );
    return fileOf(made.data);
  }

  async update(
    fileId: string,
    bytes: Uint8Array,
    mimeType: string,
    context: SendContext,
  ): Promise<DriveFile> {
    const { drive } = await this.#ready();
    const made = await context.request((signal) =>
      drive.files.update(
        { fileId, media: { mimeType, body: streamOf(bytes) }, fields: FIELDS, supportsAllDrives: true },
        this.#options(signal),
      ),
    );
    return fileOf(made.data);
  }

  /** Null when it is not there any more, or in the bin. */
  async get(fileId: string, context: SendContext): Promise<DriveFile | null> {
    const { drive } = await this.#ready();
    const fields = `${FIELDS},trashed`;
    try {
      const found = await context.request((signal) =>
        drive.files.get({ fileId, fields, supportsAllDrives: true }, this.#options(signal)),
      );
      return found.data.trashed === true ? null : fileOf(found.data);
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  }

  async trash(fileId: string, context: SendContext): Promise<void> {
    const { drive } = await this.#ready();
    await context.request((signal) =>
      drive.files.update(
        { fileId, requestBody: { trashed: true }, supportsAllDrives: true },
        this.#options(signal),
      ),
    );
  }

  /** Begins an upload in parts, of a new file or of new bytes for an old one; gives the address of its session. */
  async begin(to: string | NewFile, mimeType: string, bytes: number, context: SendContext): Promise<string> {
    const { drive } = await this.#ready();
    const url = `${this.#root}upload/drive/v3/files`;
    const headers = { 'X-Upload-Content-Type': mimeType, 'X-Upload-Content-Length': String(bytes) };
    const shared = { uploadType: 'resumable', fields: FIELDS, supportsAllDrives: true };
    const begun = await context.request((signal) =>
      typeof to === 'string'
        ? drive.files.update(
            { ...shared, fileId: to, requestBody: {} },
            { ...this.#options(signal), headers, url: `${url}/${to}` },
          )
        : drive.files.create({ ...shared, requestBody: to }, { ...this.#options(signal), headers, url }),
    );
    const session = headerOf(begun.headers, 'location') ?? '';
    this.#checkSession(session);
    return session;
  }

  /**
   * Sends a part of an upload; without bytes, asks how far it has come. Gives the file when it is complete, the number of bytes that have
   * arrived when it is not, null when the session is over.
   */
  async part(
    session: string,
    part: { readonly from: number; readonly bytes: Uint8Array; readonly of: number },
    context: SendContext,
  ): Promise<DriveFile | number | null> {
    this.#checkSession(session);
    const { account } = await this.#ready();
    const { from, bytes, of } = part;
    const range = bytes.length === 0 ? `bytes */${of}` : `bytes ${from}-${from + bytes.length - 1}/${of}`;
    const answer = await context.request((signal) =>
      account.request<drive_v3.Schema$File>({
        url: session,
        method: 'PUT',
        headers: { 'content-range': range },
        data: Buffer.from(bytes),
        redirect: 'manual', // 308 means "go on" here
        signal,
        retry: false,
        validateStatus: (status) =>
          (status >= 200 && status < 300) || status === 308 || status === 404 || status === 410,
      }),
    );
    if (answer.status === 404 || answer.status === 410) return null;
    if (answer.status !== 308) return fileOf(answer.data);
    const last = /^bytes=0-(\d+)$/.exec(headerOf(answer.headers, 'range') ?? '')?.[1];
    return last === undefined ? 0 : Number(last) + 1;
  }

  /** The token goes wherever a session is; so it must be at Google. */
  #checkSession(session: string): void {
    if (URL.canParse(session) && new URL(session).origin === new URL(this.#root).origin) return;
    throw new DeliveryFault('odd-answer', 'an upload session at another address');
  }

  /** The token is not good any more, before its time: the next call fetches another. */
  forget(): void {
    this.#client = null;
  }

  #options(signal: AbortSignal) {
    return { signal, retry: false, rootUrl: this.#root };
  }

  #ready(): ReturnType<DriveApi['open']> {
    this.#client ??= this.open();
    return this.#client;
  }

  /** Loads the library; the client is made once. */
  async open() {
    const { auth, drive } = await import('@googleapis/drive');
    const { email, privateKey, tokenUri } = this.#target.account;
    const account = new auth.JWT({ email, key: privateKey.reveal(), scopes: [SCOPE] });
    if (tokenUri !== TOKENS) {
      account.transporter.interceptors.request.add({
        resolved: async (config) => {
          if (config.url.href === TOKENS) config.url = new URL(tokenUri);
          return config;
        },
      });
    }
    return { account, drive: drive({ version: 'v3', auth: account, rootUrl: this.#root }) };
  }
}

function streamOf(bytes: Uint8Array): Readable {
  return Readable.from([Buffer.from(bytes)], { objectMode: false });
}

function fileOf({ id, sha256Checksum, md5Checksum, size }: drive_v3.Schema$File): DriveFile {
  return { id: id ?? '', sha256: sha256Checksum ?? null, md5: md5Checksum ?? null, bytes: Number(size ?? 0) };
}
