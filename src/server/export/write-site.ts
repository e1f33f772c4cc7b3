import { mediaPaths } from '../../publication/media/media-files.ts';
import type { Cut, PublicView } from '../../publication/model.ts';
import type { PhotoStore } from '../../store/photos.ts';
import type { Previews } from '../public/previews.ts';
import type { PublicSite } from '../public/site.ts';
import { areaCards } from './area-cards.ts';
import type { PhotoNames } from './photo-names.ts';
import { HOME, isStatic, MADE_PATHS, pagePaths, type SiteScope, unitFilePaths } from './site-paths.ts';
import { pageFile, SiteTree } from './tree.ts';
import { writePhotos } from './write-photos.ts';

export interface WriteSiteOptions extends SiteScope {
  readonly photos: boolean;
  /** Small copies of the photos; absent: pages show the photos themselves. */
  readonly previews?: Pick<Previews, 'of'>;
  /** Share cards of the nation, provinces and constituencies: a tenth of a second each. */
  readonly cards?: boolean;
  /** Papers that lie beside the cut, by path. */
  readonly bulletins?: AsyncIterable<readonly [string, Uint8Array]>;
  /** Told the names of the photos before the pages are made: the site's pages must take theirs from it. */
  readonly photoNames: PhotoNames;
  /** Called now and then with the number of files written. */
  readonly progress: (files: number) => void;
}

export interface WrittenSite {
  readonly files: number;
  readonly bytes: number;
  /** Of these: what the earlier export in the folder did not hold. All, when there was none. */
  readonly changedFiles: number;
  readonly changedBytes: number;
  /** Photos that the pages name and the store does not have. */
  readonly missingPhotos: readonly string[];
}

/**
 * Writes a cut as plain files for any static host: data files under their own and their unchanging names, pages as
 * `<path>/index.html`, photos with the ending of their kind. The desk is left out: it needs the server. The folder appears whole or
 * not at all, and only what differs from the export before is written ({@link SiteTree}). What that one named as unchanging stays
 * for readers who came with it.
 */
export async function writeSite(
  site: PublicSite,
  cut: Cut,
  store: Pick<PhotoStore, 'read'>,
  folder: string,
  options: WriteSiteOptions,
): Promise<WrittenSite> {
  const tree = new SiteTree(folder);
  const lasting = lastingNames(tree);
  const write = (path: string, content: Uint8Array | string): void => {
    tree.write(path, content);
    if (tree.files % 1000 === 0) options.progress(tree.files);
  };

  for (const file of cut.files.values()) {
    write(file.path, file.bytes);
    if (file.immutablePath !== file.path) write(file.immutablePath, file.bytes);
  }
  for (const [path, served] of site.fixedFiles()) {
    if (isStatic(path)) write(path, served.bytes);
  }
  // The signed root of the ledger comes with the row of the cut, not with its files.
  const checkpoint = site.find('/v1/checkpoint');
  if (checkpoint?.status === 200) write('/v1/checkpoint', checkpoint.served.bytes);
  for (const path of MADE_PATHS) write(path, bytesAt(site, path));
  for (const path of unitFilePaths(cut.view, options)) {
    write(path, bytesAt(site, path));
    site.forgetPages();
  }
  for (const path of feedPaths(cut.view, options)) {
    write(path, bytesAt(site, path));
    site.forgetPages();
  }
  // Before the pages, which link to them.
  const missingPhotos: string[] = [];
  if (options.photos) {
    missingPhotos.push(...(await writePhotos(tree, cut.view, store, { ...options, write })));
  }
  for (const path of pagePaths(cut.view, options)) {
    // Some elections have no parties, no map or no House: their pages are not there.
    const found = site.find(path);
    if (found?.status === 200) write(pageFile(path), found.served.bytes);
    site.forgetPages();
  }
  if (options.cards === true) {
    for await (const [path, bytes] of areaCards(cut.view)) write(path, bytes);
  }
  for await (const [path, bytes] of options.bulletins ?? []) write(path, bytes);
  write('/index.html', HOME);
  for (const path of lasting) tree.keep(path);
  tree.finish();
  const { files, bytes, changedFiles, changedBytes } = tree;
  return { files, bytes, changedFiles, changedBytes, missingPhotos };
}

/** Unchanging names of the earlier export: its manifest may be in the hands of a reader who fetches the files one after another. */
function lastingNames(tree: SiteTree): readonly string[] {
  const manifest = tree.before('/v1/manifest.json');
  if (manifest === null) return [];
  const { files } = JSON.parse(new TextDecoder().decode(manifest)) as {
    files: readonly { immutable: string }[];
  };
  return files.map((file) => file.immutable);
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
