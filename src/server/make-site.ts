import { fileURLToPath } from 'node:url';
import { madeFeed } from '../../web/public/feeds/made.ts';
import { renderPage } from '../../web/public/render-page.tsx';
import { indexFiles } from '../../web/public/search/entries.ts';
import { pageStyleHash } from '../../web/public/style.ts';
import { timelineJson } from '../../web/public/timeline.ts';
import type { Election } from '../election/lookup.ts';
import type { UnitId } from '../election/model.ts';
import { writePackage } from '../election/write.ts';
import { checkImage } from '../images/public-copy.ts';
import { renderMedia } from '../publication/media/media-files.ts';
import type { PublicView } from '../publication/model.ts';
import { renderTicketsJson } from '../publication/v1/tickets.ts';
import { renderUnitJson } from '../publication/v1/unit.ts';
import type { PhotoStore } from '../store/photos.ts';
import { feedGuide } from './feed-guide.ts';
import type { Asset } from './public/assets.ts';
import { readAssets } from './public/assets.ts';
import { EVENTS_PATH, type PublicPhotos } from './public/handler.ts';
import type { Previews } from './public/previews.ts';
import { PublicSite } from './public/site.ts';

/** Built browser files: `dist/web/assets`, beside the compiled server. */
const ASSETS = fileURLToPath(new URL('../../web/assets', import.meta.url));

/** Nothing inline but the one style sheet that every page carries, nothing from elsewhere, framed by nobody. */
export const PUBLIC_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' '${pageStyleHash}'`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The same for the parts that other sites may frame. */
export const EMBED_POLICY: string = PUBLIC_POLICY.replace("frame-ancestors 'none'", 'frame-ancestors *');

/** Small files beside the pages, made from a cut when they are asked for. */
const MADE: Readonly<Record<string, (view: PublicView) => { mediaType: string; text: string }>> = {
  '/v1/timeline.json': (view) => ({ mediaType: 'application/json', text: timelineJson(view) }),
  '/v1/tickets.json': (view) => ({ mediaType: 'application/json', text: renderTicketsJson(view) }),
};

/** Scripts of single pages by their names: `/assets/island-search-1a2b3c4d5e6f.js`. */
function islandsOf(paths: Iterable<string>): ReadonlyMap<string, string> {
  return new Map(
    [...paths].flatMap((path): [string, string][] => {
      const name = /^\/assets\/island-([a-z]+)-\w+\.js$/.exec(path)?.[1];
      return name === undefined ? [] : [[name, path]];
    }),
  );
}

/** Everything public may be found; the desk and the answers to searches are no use to those who search the web. */
const ROBOTS = 'User-agent: *\nDisallow: /api/\nDisallow: /staff\nDisallow: /f/\nDisallow: /*?q=\n';

const UNIT_FILE = /^\/v1\/units\/([^/]+)\.json$/;

/** Tells programs that read the pointer that the same news also come by themselves (RFC 8288). Static copies do not say so. */
export function eventOffer(on: boolean): ReadonlyMap<string, readonly string[]> {
  const link = `<${EVENTS_PATH}>; rel="alternate"; type="text/event-stream"`;
  return new Map(on ? [['/v1/cut.json', ['link', link]]] : []);
}

export interface SiteMore {
  /** Where pages find a photo, when it is not at its plain hash. */
  readonly photoPath?: (sha256: string) => string;
  /** Where pages find the small copy of a photo; absent: they show the photo itself. */
  readonly previewPath?: (sha256: string) => string;
  /** The address that readers see, `https://…` without a path: pages then name their share cards. */
  readonly origin?: string | undefined;
  /** A static copy holds no share cards, or those of areas and the nation only. */
  readonly cards?: 'areas' | 'none';
  /** Readers can report a notice that differs: pages lead to the form. */
  readonly reports?: boolean;
  /** Open pages are told of new cuts by `/v1/events`: the pointer then says so. */
  readonly events?: boolean;
  /** Where the built browser files lie, when not beside the compiled server. */
  readonly assetsFolder?: string;
}

/** The public site of an election: pages, unit files, browser files and the package itself. `keyLine`: the note key. */
export function makeSite(election: Election, keyLine: string, more: SiteMore = {}): PublicSite {
  const assets = readAssets(more.assetsFolder ?? ASSETS);
  const live = [...assets.keys()].find((path) => /^\/assets\/live[-.][^/]*\.js$/.test(path)) ?? null;
  const islands = islandsOf(assets.keys());
  const origin = more.origin === undefined ? undefined : new URL(more.origin).origin;
  const shared = {
    islands,
    ...(more.reports === true ? { reports: true } : {}),
    ...(more.photoPath === undefined ? {} : { photoPath: more.photoPath }),
    ...(more.previewPath === undefined ? {} : { previewPath: more.previewPath }),
    ...(origin === undefined ? {} : { origin }),
    ...(more.cards === undefined ? {} : { cards: more.cards }),
  };
  const packageFiles = new Map(writePackage(election.pkg));
  const site = new PublicSite({
    renderPage: (view, path) => renderPage(view, path, { ...shared, live }),
    // A page with a form, or of what stands beside the cut, is no cut's: it is not patched.
    renderNow: (view, path, tickets) => renderPage(view, path, { ...shared, live: null, tickets }),
    renderFile: (view, path) => {
      const made = MADE[path]?.(view) ?? madeFeed(view, path, origin);
      if (made !== null) return { ...made, bytes: new TextEncoder().encode(made.text) };
      const index = election.unitIndex.get((UNIT_FILE.exec(path)?.[1] ?? '') as UnitId);
      if (index === undefined) return null;
      return { mediaType: 'application/json', bytes: new TextEncoder().encode(renderUnitJson(view, index)) };
    },
    renderMedia: ({ files, view }, path) =>
      renderMedia({ read: (name) => files.get(name)?.bytes ?? null, view }, path),
    assets: new Map([
      ...assets,
      [
        '/v1/key.txt',
        { mediaType: 'text/plain; charset=utf-8', bytes: new TextEncoder().encode(`${keyLine}\n`) },
      ],
      ['/robots.txt', { mediaType: 'text/plain; charset=utf-8', bytes: new TextEncoder().encode(ROBOTS) }],
      ...[...indexFiles(election)].map(([path, text]): [string, Asset] => [
        path,
        { mediaType: 'application/json', bytes: new TextEncoder().encode(text) },
      ]),
      ...deskPages(assets),
      ...feedGuide(),
    ]),
    packageFiles,
    headers: eventOffer(more.events === true),
  });
  return site;
}

/**
 * The desk, the page of the committees and the wall of the press centre are one page each, the first two with a service worker; their
 * scripts and styles lie under `/assets/`. The workers stand at the root, since a service worker minds only what lies below its own address.
 */
function deskPages(assets: ReadonlyMap<string, Asset>): [string, Asset][] {
  const places = [
    ['/staff', '/assets/staff/index.html'],
    ['/staff/', '/assets/staff/index.html'],
    ['/staff-sw.js', '/assets/staff/sw.js'],
    ['/f', '/assets/phone/index.html'],
    ['/phone-sw.js', '/assets/phone/sw.js'],
    ['/press/index.html', '/assets/press/index.html'],
    ['/press/th/index.html', '/assets/press/th.html'],
    ['/press/en/index.html', '/assets/press/en.html'],
    ['/sw.js', '/assets/site-sw.js'],
    ['/app.webmanifest', '/assets/app.webmanifest'],
  ] as const;
  return places.flatMap(([path, file]): [string, Asset][] => {
    const asset = assets.get(file);
    return asset === undefined ? [] : [[path, asset]];
  });
}

/** Public copies only, and none before the embargo ends. A preview is shown where its photo is, and no longer. */
export function publicPhotos(store: PhotoStore, site: PublicSite, previews?: Previews): PublicPhotos {
  const open = (): boolean => site.cut !== null && !site.cut.view.policy.embargo;
  return {
    async read(sha256) {
      const bytes = open() ? await store.read(sha256) : null;
      if (bytes === null) return null;
      const image = checkImage(bytes);
      return image.ok ? { bytes, mediaType: image.value.mediaType } : null;
    },
    async preview(sha256) {
      if (!open() || !(await store.has(sha256))) return null;
      return (await previews?.of(sha256, () => store.read(sha256))) ?? 'photo';
    },
  };
}
