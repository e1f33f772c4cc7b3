import type { Grey } from '../../../../src/reading/raster.ts';
import { greyOf } from '../../../../src/reading/raster.ts';

/** Longer side of what is sent: a page at 270 dots per inch, about 1.5 MB. */
const SENT_SIDE = 3200;
const SENT_QUALITY = 0.85;
const THUMB_SIDE = 320;
const JUDGED_SIDE = 1000;

/** A photo as the phone keeps and sends it. */
export interface Picture {
  /** JPEG without any metadata: it is drawn anew. */
  readonly photo: Blob;
  readonly thumbnail: Blob;
  /** The copy that is judged. */
  readonly small: Grey;
}

type Source = HTMLVideoElement | ImageBitmap;

const sizeOf = (source: Source) =>
  'videoWidth' in source
    ? { width: source.videoWidth, height: source.videoHeight }
    : { width: source.width, height: source.height };

function draw(source: Source, side: number): HTMLCanvasElement {
  const { width, height } = sizeOf(source);
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: side === JUDGED_SIDE });
  if (context === null) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function jpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)),
      'image/jpeg',
      quality,
    ),
  );
}

/** The copy that is judged, from a running camera or a picture. */
export function smallCopy(source: Source): Grey {
  const canvas = draw(source, JUDGED_SIDE);
  const { width, height } = canvas;
  const rgba = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0, j = 0; i < rgba.length; i += 4, j += 3) {
    rgb[j] = rgba[i] ?? 0;
    rgb[j + 1] = rgba[i + 1] ?? 0;
    rgb[j + 2] = rgba[i + 2] ?? 0;
  }
  return greyOf({ width, height, data: rgb });
}

/** Takes what the camera shows now, or a picture from the phone, ready to be kept and sent. */
export async function takePicture(source: Source): Promise<Picture> {
  const [photo, thumbnail] = await Promise.all([
    jpeg(draw(source, SENT_SIDE), SENT_QUALITY),
    jpeg(draw(source, THUMB_SIDE), 0.7),
  ]);
  return { photo, thumbnail, small: smallCopy(source) };
}

/** Opens a file of the phone, turned the right way up. Null: no picture that this phone can open. */
export async function openPicture(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
}
