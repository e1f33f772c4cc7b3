import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { mediaPaths } from '../../publication/media/media-files.ts';
import type { Cut, PublicView } from '../../publication/model.ts';
import type { PhotoStore } from '../../store/photos.ts';
import type { PublicSite } from '../public/site.ts';
import type { PhotoNames } from './photo-names.ts';
import { MADE_PATHS, pagePaths, photoNames, type SiteScope, unitFilePaths } from './site-paths.ts';

export interface WriteSiteOptions extends SiteScope {
  readonly photos: boolean;
  /** Told the names of the photos before the pages are made: the site's pages must take theirs from it. */
  readonly photoNames: PhotoNames;
  /** Called now and then with the number of files written. */
  readonly progress: (files: number) => void;
}

export interface WrittenSite {
  readonly files: number;
  readonly bytes: number;
  /** Photos that the pages name and the store does not have. */
  readonly missingPhotos: readonly string[];
}

/**
 * Writes a cut as plain files for any static host: data files under their own and their unchanging names, pages as
 * `<path>/index.html`, photos with the ending of their kind. The desk is left out: it needs the server. The folder appears whole or not at all: it is written beside its place and renamed.
 */
export async function writeSite(
  site: PublicSite,
  cut: Cut,
  store: PhotoStore,
  folder: string,
  options: WriteSiteOptions,
): Promise<WrittenSite> {
  const target = resolve(folder);
  const draft = `${target}.writing`;
  await rm(draft, { recursive: true, force: true });
  let files = 0;
  let bytes = 0;
  const write = async (path: string, content: Uint8Array | string): Promise<void> => {
    const place = resolve(draft, `.${path}`);
    if (!place.startsWith(draft + sep)) throw new Error(`outside the folder: ${path}`);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, content);
    files += 1;
    bytes += content.length;
    if (files % 1000 === 0) options.progress(files);
  };

  for (const file of cut.files.values()) {
    await write(file.path, file.bytes);
    if (file.immutablePath !== file.path) await write(file.immutablePath, file.bytes);
  }
  for (const [path, served] of site.fixedFiles()) {
    if (!/^\/staff(?:\/|-sw\.js)?$/.test(path)) await write(path, served.bytes);
  }
  for (const path of MADE_PATHS) await write(path, bytesAt(site, path));
  for (const path of unitFilePaths(cut.view, options)) await write(path, bytesAt(site, path));
  for (const path of feedPaths(cut.view, options)) {
    await write(path, bytesAt(site, path));
    site.forgetPages();
  }
  // Before the pages, which link to them.
  const missingPhotos: string[] = [];
  if (options.photos) {
    for (const name of photoNames(cut.view)) {
      const photo = await store.read(name);
      if (photo === null) missingPhotos.push(name);
      else await write(options.photoNames.add(name, photo), photo);
    }
  }
  for (const path of pagePaths(cut.view, options)) {
    // Some elections have no parties, no map or no House: their pages are not there.
    const found = site.find(path);
    if (found?.status === 200) await write(join(path, 'index.html'), found.served.bytes);
    site.forgetPages();
  }
  await write(
    '/index.html',
    '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=th/"><a href="th/">คะแนน</a>',
  );
  await replace(draft, target);
  return { files, bytes, missingPhotos };
}

/** Files of the feed that the server makes when asked; their list names those of single constituencies too. */
function* feedPaths(view: PublicView, scope: SiteScope): Generator<string> {
  if (scope.units) yield '/feed/files.json';
  yield* mediaPaths(view, scope);
}

function bytesAt(site: PublicSite, path: string): Uint8Array {
  const found = site.find(path);
  if (found === null || found.status !== 200) throw new Error(`nothing stands at ${path}`);
  return found.served.bytes;
}

/** Puts the new folder in place of the old one, which must be empty, absent, or an earlier export. */
async function replace(draft: string, target: string): Promise<void> {
  const old = await readdir(target).catch(() => null);
  if (old !== null && old.length > 0 && !old.includes('v1')) {
    throw new Error(`${target} holds something else than an earlier export; choose another folder`);
  }
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
}
