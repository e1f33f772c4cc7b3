/** How a photo is looked at. Lengths of the photo are its own pixels, those of the window are CSS pixels. */
export interface PhotoView {
  /** Times the size at which the whole width is seen. */
  readonly zoom: number;
  /** The point of the photo in the middle of the window, as shares of its width and height. */
  readonly x: number;
  readonly y: number;
  /** Degrees, clockwise: 0, 90, 180, 270. */
  readonly turn: number;
  /** 1 is as taken. */
  readonly bright: number;
  readonly contrast: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The top of the page over the whole width of the window. */
export function firstView(photo: Size, window: Size): PhotoView {
  const seen = (window.height * photo.width) / Math.max(1, window.width) / Math.max(1, photo.height);
  return seen > 0 && seen < 1 ? { ...FIRST_VIEW, y: seen / 2 } : FIRST_VIEW;
}

export const FIRST_VIEW: PhotoView = { zoom: 1, x: 0.5, y: 0.5, turn: 0, bright: 1, contrast: 1 };

const STEP = 1.25;
const LEAST = 0.4;
const MOST = 8;

export function zoomed(view: PhotoView, steps: number): PhotoView {
  return { ...view, zoom: Math.min(MOST, Math.max(LEAST, view.zoom * STEP ** steps)) };
}

export function turned(view: PhotoView): PhotoView {
  return { ...view, turn: (view.turn + 90) % 360 };
}

/** Brightness and contrast go round: lighter, much lighter, darker, as taken. */
const LIGHTS = [1, 1.3, 1.7, 0.7] as const;
const CONTRASTS = [1, 1.5, 2.2, 0.7] as const;

export function lighter(view: PhotoView): PhotoView {
  return { ...view, bright: after(LIGHTS, view.bright) };
}

export function sharper(view: PhotoView): PhotoView {
  return { ...view, contrast: after(CONTRASTS, view.contrast) };
}

function after(list: readonly number[], value: number): number {
  return list[(list.indexOf(value) + 1) % list.length] ?? 1;
}

/** Pixels of the window for one pixel of the photo. */
export function scaleOf(view: PhotoView, photo: Size, window: Size): number {
  const across = view.turn % 180 === 0 ? photo.width : photo.height;
  return (window.width / Math.max(1, across)) * view.zoom;
}

/** Moves by pixels of the window; the photo never leaves it altogether. */
export function moved(view: PhotoView, dx: number, dy: number, photo: Size, window: Size): PhotoView {
  const scale = scaleOf(view, photo, window);
  const angle = (-view.turn * Math.PI) / 180;
  const px = (dx * Math.cos(angle) - dy * Math.sin(angle)) / scale;
  const py = (dx * Math.sin(angle) + dy * Math.cos(angle)) / scale;
  return {
    ...view,
    x: clamp(view.x + px / Math.max(1, photo.width)),
    y: clamp(view.y + py / Math.max(1, photo.height)),
  };
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));

/** The transform that shows the view: the point of the photo comes to the middle of the window. */
export function transformOf(view: PhotoView, photo: Size, window: Size): string {
  const scale = scaleOf(view, photo, window);
  const round = (n: number) => Math.round(n * 1000) / 1000;
  return (
    `translate(${round(window.width / 2)}px, ${round(window.height / 2)}px) rotate(${view.turn}deg) ` +
    `scale(${scale.toFixed(5)}) translate(${round(-view.x * photo.width)}px, ${round(-view.y * photo.height)}px)`
  );
}

/** The point of the photo under a point of the window, as shares. */
export function pointUnder(
  view: PhotoView,
  px: number,
  py: number,
  photo: Size,
  window: Size,
): { readonly x: number; readonly y: number } {
  const at = moved(view, px - window.width / 2, py - window.height / 2, photo, window);
  return { x: at.x, y: at.y };
}

/** The view that shows a part of the photo (thousandths): its line in the middle, as large as its width allows. */
export function showing(
  view: PhotoView,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  zoom: number | null,
): PhotoView {
  const wanted = zoom ?? Math.min(2.4, Math.max(1, 940 / Math.max(1, part.width)));
  return {
    ...view,
    zoom: wanted,
    // A line as wide as the page needs no move sideways, or the eyes would follow for nothing.
    x: part.width * wanted > 980 && wanted <= 1.1 ? 0.5 : (part.x + part.width / 2) / 1000,
    y: clamp((part.y + part.height / 2) / 1000),
  };
}
