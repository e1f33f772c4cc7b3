import type { IncomingMessage, ServerResponse } from 'node:http';
import { sha256Hex } from '../../basics/sha256.ts';
import { type Drawn, notDrawn } from './drawing.ts';
import { respond } from './respond.ts';
import { Served } from './shelf.ts';
import { FOREVER, type Found, type PublicSite } from './site.ts';

export interface PublicPhotos {
  /** The public copy, or null when there is none or it may not be shown yet. */
  read(sha256: string): Promise<{ bytes: Uint8Array; mediaType: string } | null>;
  /** Its small copy as WebP, `photo` when only the photo itself can be had now; null as above. Absent: never any. */
  preview?(sha256: string): Promise<Uint8Array | 'photo' | null>;
}

const PUBLIC_PATHS =
  /^\/(?:$|th(?:\/|$)|en(?:\/|$)|v1(?:\/|$)|feed(?:\/|$)|data\/|cards\/|assets\/|photos\/|staff\/?$|staff-sw\.js$|press(?:\/|$)|f(?:\/|$)|phone-sw\.js$|sw\.js$|app\.webmanifest$|favicon\.ico$|robots\.txt$)/;
/** The stream of new cuts. */
export const EVENTS_PATH = '/v1/events';
/** Folders have no pages of their own: what they hold stands in their manifests. */
const LISTS: ReadonlyMap<string, string> = new Map([
  ['/feed', '/feed/manifest.json'],
  ['/feed/', '/feed/manifest.json'],
  ['/v1', '/v1/manifest.json'],
  ['/v1/', '/v1/manifest.json'],
]);
/** The ending is for hosts of static copies, which tell the kind of file by it; here the bytes tell. */
const PHOTO = /^\/photos\/([0-9a-f]{64})(?:\.(?:jpg|png|webp))?$/;

/** The small copy that pages show. */
const PREVIEW = /^\/photos\/([0-9a-f]{64})\.preview\.webp$/;

/** Parts of the site that others may show in a frame. */
const EMBED = /^\/(?:th|en)\/embed\//;
/** The one page that reads its query. */
const SEARCH = /^\/(?:th|en)\/search$/;
/** Answered by the door for readers' reports, where there is one. */
const REPORT = /^\/(?:th|en)\/report\//;
/** 80 Thai letters, percent-encoded. */
const LONGEST_QUERY = 800;

/** Every code of a form opens the one page of the committees, which reads the code from its address. */
const FORM_CODE = /^\/f\/.*$/;
/** The wall of the press centre, in each language: a folder with one page, as a static copy has it. */
const WALL = /^\/press(\/(?:th|en))?\/?$/;

const STARTING = page(
  503,
  'ระบบกำลังเริ่มทำงาน · Starting',
  'ระบบกำลังอ่านบัญชีบันทึกและจะเผยแพร่ผลในอีกสักครู่ · The ledger is being read; results appear in a moment.',
);
const UNAVAILABLE = page(
  503,
  'หน้านี้ยังแสดงไม่ได้ชั่วขณะ · Not available for a moment',
  'ฐานข้อมูลไม่ตอบ หน้าที่เปิดไว้แล้วและไฟล์ข้อมูลยังอ่านได้ · The database does not answer; files and pages already open can be read.',
);
const TOO_MANY = page(
  429,
  'ค้นหาถี่เกินไป · Too many searches',
  'มีการค้นหาจากเครือข่ายเดียวกันถี่เกินไป กรุณารอสักครู่ หน้าอื่นเปิดได้ตามปกติ · Too many searches came from your network. Wait a little; all other pages open as always.',
);
const NO_REPORTS = page(
  503,
  'ที่นี่รับเรื่องไม่ได้ · No reports are taken here',
  'สำเนานี้แสดงผลอย่างเดียว กรุณาลองใหม่ในอีกสักครู่ หรือเปิดเว็บไซต์หลัก · This copy only shows results. Please try again in a moment, or on the main site.',
);
const NOT_FOUND = page(404, 'ไม่พบหน้านี้ · Not found', 'ไม่มีหน้าหรือไฟล์ตามที่อยู่นี้ · Nothing stands at this address.');
const NOT_ALLOWED = page(
  405,
  'อ่านได้เท่านั้น · Read only',
  'ที่อยู่นี้รองรับเฉพาะการอ่าน · This address can only be read.',
);

export interface HandlerMore {
  /** Policy of the parts that other sites may frame; the usual one when absent. */
  readonly embedPolicy?: string;
  /** How often one network may ask the server to search; without end when absent. */
  readonly searches?: { take(request: IncomingMessage): number };
  /** Share cards; none when absent. */
  readonly cards?: { at(path: string, ask: () => number): Promise<Drawn> };
  /** How often one network may have a card drawn; without end when absent. */
  readonly drawings?: { take(request: IncomingMessage): number };
  /** Tells whoever listens at `/v1/events` of new cuts; nothing stands there when absent. */
  readonly events?: { open(request: IncomingMessage, response: ServerResponse): void };
}

/**
 * Answers requests for public things straight from memory, before any framework. Returns false for everything else (the staff
 * API), which then goes the usual way.
 */
export function publicHandler(
  site: PublicSite,
  photos: PublicPhotos,
  policy: string,
  more: HandlerMore = {},
) {
  const policyOf = (url: string): string => (EMBED.test(url) ? (more.embedPolicy ?? policy) : policy);
  const send = (request: IncomingMessage, response: ServerResponse, fixed: FixedPage): void =>
    respond(request, response, fixed.served, policy, fixed.status);

  const sendPhoto = (request: IncomingMessage, response: ServerResponse, sha256: string): void => {
    photos.read(sha256).then(
      (photo) => {
        if (photo === null) {
          send(request, response, NOT_FOUND);
          return;
        }
        const served = new Served({ ...photo, sha256, cacheControl: FOREVER });
        respond(request, response, served, policy);
      },
      () => {
        response.writeHead(500);
        response.end();
      },
    );
  };

  const sendPreview = (request: IncomingMessage, response: ServerResponse, sha256: string): void => {
    (photos.preview?.(sha256) ?? Promise.resolve('photo' as const)).then(
      (bytes) => {
        if (bytes === null) send(request, response, NOT_FOUND);
        else if (bytes === 'photo')
          redirect(response, `/photos/${sha256}`, { 'cache-control': 'no-store' }); // the next reader may get it
        else {
          const own = { bytes, mediaType: 'image/webp', sha256: sha256Hex(bytes) };
          respond(request, response, new Served({ ...own, cacheControl: FOREVER }), policy);
        }
      },
      () => {
        response.writeHead(500);
        response.end();
      },
    );
  };

  const sendCard = (request: IncomingMessage, response: ServerResponse, path: string): void => {
    const ask = () => more.drawings?.take(request) ?? 0;
    (more.cards?.at(path, ask) ?? Promise.resolve(null)).then(
      (card) => {
        if (card === null) send(request, response, NOT_FOUND);
        else if (card === 'busy' || typeof card === 'number') {
          const { status, retryAfter } = notDrawn(card);
          response.writeHead(status, { 'cache-control': 'no-store', 'retry-after': retryAfter }).end();
        } else respond(request, response, card, policy);
      },
      () => {
        response.writeHead(500);
        response.end();
      },
    );
  };

  const find = (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = pathOf(request.url).replace(FORM_CODE, '/f').replace(WALL, '/press$1/index.html');
    if (!PUBLIC_PATHS.test(path)) return false;
    if (REPORT.test(path)) {
      request.resume(); // a form that was sent here all the same
      send(request, response, NO_REPORTS);
      return true;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      send(request, response, NOT_ALLOWED);
      return true;
    }
    if (path === '/') {
      redirect(response, languageHome(request), { vary: 'accept-language, save-data' });
      return true;
    }
    if (path.startsWith('/cards/')) {
      sendCard(request, response, path);
      return true;
    }
    if (path === EVENTS_PATH && more.events !== undefined) {
      more.events.open(request, response);
      return true;
    }
    const list = LISTS.get(path);
    if (list !== undefined) {
      redirect(response, list);
      return true;
    }
    const photo = PHOTO.exec(path);
    if (photo?.[1] !== undefined) {
      sendPhoto(request, response, photo[1]);
      return true;
    }
    const preview = PREVIEW.exec(path);
    if (preview?.[1] !== undefined) {
      sendPreview(request, response, preview[1]);
      return true;
    }
    const answer = (found: Found | null | 'unavailable'): void => {
      if (found === 'unavailable') send(request, response, UNAVAILABLE);
      else if (found !== null) respond(request, response, found.served, policyOf(path), found.status);
      else if (site.cut === null) send(request, response, STARTING);
      else send(request, response, NOT_FOUND);
    };
    const asked = SEARCH.test(path) ? queryOf(request.url) : '';
    if (asked !== '') {
      const wait = more.searches?.take(request) ?? 0;
      if (wait > 0) {
        response.setHeader('retry-after', String(wait));
        send(request, response, TOO_MANY);
        return true;
      }
      site.search(path, asked).then(answer, () => response.destroy());
      return true;
    }
    const found = site.look(path);
    if (found !== 'later') answer(found);
    else site.findSoon(path).then(answer, () => response.destroy());
    return true;
  };

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const found = site.atOnce(request.url ?? '');
    if (found === undefined || (request.method !== 'GET' && request.method !== 'HEAD'))
      return find(request, response);
    respond(request, response, found.served, policyOf(request.url ?? ''), found.status);
    return true;
  };
}

/** The query with its question mark; empty when there is none or it is longer than a search can be. */
function queryOf(url: string | undefined): string {
  const start = (url ?? '').indexOf('?');
  const query = start < 0 ? '' : (url ?? '').slice(start);
  return query.length > LONGEST_QUERY ? '' : query;
}

/** The path without its query, percent-decoding undone; an ill-formed one finds nothing. */
function pathOf(url: string | undefined): string {
  const raw = (url ?? '/').split('?', 1)[0] ?? '/';
  if (!raw.includes('%')) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    return '/v1/ill-formed';
  }
}

/** The overview in Thai, unless the reader's browser prefers English; text only for browsers that ask to save data. */
function languageHome({ headers }: IncomingMessage): string {
  const language = /^\s*en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'th';
  return /^\s*on\b/i.test(String(headers['save-data'] ?? '')) ? `/${language}/text/` : `/${language}/`;
}

function redirect(response: ServerResponse, location: string, headers: Record<string, string> = {}): void {
  response.writeHead(302, { location, 'cache-control': 'no-cache', ...headers });
  response.end();
}

interface FixedPage {
  readonly status: number;
  readonly served: Served;
}

function page(status: number, title: string, text: string): FixedPage {
  const html = `<!doctype html><html lang="th"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p>${text}</p><p><a href="/th/">คะแนน</a> · <a href="/en/">Khanaen</a></p></html>\n`;
  const bytes = new TextEncoder().encode(html);
  const served = new Served({
    bytes,
    mediaType: 'text/html; charset=utf-8',
    sha256: sha256Hex(bytes),
    cacheControl: 'no-cache',
  });
  return { status, served };
}
