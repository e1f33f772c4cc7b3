import type { PublicView } from '../../publication/model.ts';
import type { PhotoStore } from '../../store/photos.ts';
import { isWhole, type Previews, previewPathOf } from '../public/previews.ts';
import type { PhotoNames } from './photo-names.ts';
import { photoNames } from './site-paths.ts';
import type { SiteTree } from './tree.ts';

export interface WritePhotosOptions {
  /** Told where photos and previews lie. */
  readonly photoNames: PhotoNames;
  /** Absent: pages show the photos themselves. */
  readonly previews?: Pick<Previews, 'of'>;
  readonly write: (path: string, content: Uint8Array) => void;
}

/** Photos under way at once: fewer than may wait for a preview. */
const AT_ONCE = 8;

/** Writes the photos that the pages name, with their previews; gives the names of those that the store does not have. */
export async function writePhotos(
  tree: Pick<SiteTree, 'before'>,
  view: PublicView,
  store: Pick<PhotoStore, 'read'>,
  options: WritePhotosOptions,
): Promise<readonly string[]> {
  const missing: string[] = [];
  const one = async (name: string): Promise<void> => {
    const photo = await store.read(name);
    if (photo === null) {
      missing.push(name);
      return;
    }
    options.write(options.photoNames.add(name, photo), photo);
    if (options.previews === undefined) return;
    // That of the earlier export is of the same photo.
    const before = tree.before(previewPathOf(name));
    const preview =
      before !== null && isWhole(before) ? before : await options.previews.of(name, async () => photo);
    if (preview !== null) options.write(options.photoNames.addPreview(name), preview);
  };
  let batch: Promise<void>[] = [];
  for (const name of photoNames(view)) {
    batch.push(one(name));
    if (batch.length < AT_ONCE) continue;
    await Promise.all(batch);
    batch = [];
  }
  await Promise.all(batch);
  return missing;
}
