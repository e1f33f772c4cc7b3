import { checkImage } from '../../images/public-copy.ts';
import { previewPathOf } from '../public/previews.ts';

/** Endings by which every web server knows the kind of an image. */
const ENDINGS = { 'image/jpeg': '.jpg', 'image/png': '.png', 'image/webp': '.webp' } as const;

/**
 * Where photos lie in a static copy: `/photos/<sha256>.jpg`, `.png` or `.webp`. The name must tell the kind, because a plain
 * web server has nothing else to go by.
 */
export class PhotoNames {
  readonly #paths = new Map<string, string>();
  readonly #previews = new Set<string>();

  /** Takes a photo that the copy holds and gives its path. */
  add(sha256: string, bytes: Uint8Array): string {
    const image = checkImage(bytes);
    const path = `/photos/${sha256}${image.ok ? ENDINGS[image.value.mediaType] : ''}`;
    this.#paths.set(sha256, path);
    return path;
  }

  /** The path of a photo; one that the copy does not hold has its plain hash for a name. */
  pathOf(sha256: string): string {
    return this.#paths.get(sha256) ?? `/photos/${sha256}`;
  }

  /** Takes the preview of a photo and gives its path. */
  addPreview(sha256: string): string {
    this.#previews.add(sha256);
    return previewPathOf(sha256);
  }

  /** The path of a preview; of the photo itself where the copy holds no preview. */
  previewPathOf(sha256: string): string {
    return this.#previews.has(sha256) ? previewPathOf(sha256) : this.pathOf(sha256);
  }
}
