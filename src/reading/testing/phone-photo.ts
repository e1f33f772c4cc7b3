import sharp from 'sharp';
import { at } from '../../basics/assert.ts';
import type { Point } from '../../forms/geometry.ts';
import type { Homography } from '../homography.ts';
import { fitHomography, inverse, project } from '../homography.ts';
import { sheetCorners } from '../page/register.ts';
import type { Grey } from '../raster.ts';
import type { Sent, Shot } from './shot.ts';
import { randomOf } from './test-random.ts';

/** A sheet of paper as a picture. */
export interface Sheet {
  readonly raster: Grey;
  readonly perMm: number;
  /** Millimetres. */
  readonly geometry: { readonly width: number; readonly height: number };
}

export interface PhonePhoto {
  /** JPEG. */
  readonly bytes: Uint8Array;
  /** Pixels, the right way up as a reader sees it. */
  readonly width: number;
  readonly height: number;
  /** Where a point of the sheet (millimetres) truly lies in the photo as a reader sees it. */
  readonly truth: (p: Point) => Point;
}

const CHAT = {
  'chat-2048': { side: 2048, quality: 80 },
  'chat-1280': { side: 1280, quality: 75 },
  'chat-960': { side: 960, quality: 70 },
} as const;

/** Takes a photo of a sheet and sends it. The same sheet and shot give the same pixels on the same build of the image library. */
export async function phonePhoto(sheet: Sheet, shot: Shot, behind: Grey | null = null): Promise<PhonePhoto> {
  return sentOn(await takePhoto(sheet, shot, behind), shot.sent);
}

async function takePhoto(sheet: Sheet, shot: Shot, behind: Grey | null): Promise<PhonePhoto> {
  const toPhoto = cameraOf(sheet, shot);
  const scene = expose(sheet, shot, toPhoto, behind);
  const turned = turnPixels(motionBlur(await blur(scene, shot), shot), shot.turns);
  // A phone held askew turns the pixels; when it knows, it says so and viewers turn them back.
  const orientation = shot.turnKnown ? at([1, 8, 3, 6], shot.turns) : 1;
  const bytes = await sharp(coloured(turned), {
    raw: { width: turned.width, height: turned.height, channels: 3 },
  })
    .withMetadata({ orientation })
    .jpeg({ quality: shot.quality, chromaSubsampling: '4:2:0' })
    .toBuffer();
  const seenTurns = shot.turnKnown ? 0 : shot.turns;
  const odd = seenTurns % 2 === 1;
  return {
    bytes,
    width: odd ? shot.height : shot.width,
    height: odd ? shot.width : shot.height,
    truth: (p) => {
      const flat = project(toPhoto, { x: p.x, y: p.y - bendAt(p.x, sheet, shot) });
      return turnPoint(flat, shot.width, shot.height, seenTurns);
    },
  };
}

/** What arrives after a chat app has made a photo smaller. */
export async function sentOn(photo: PhonePhoto, sent: Sent): Promise<PhonePhoto> {
  if (sent === 'phone') return photo;
  const { side, quality } = CHAT[sent];
  const { data, info } = await sharp(photo.bytes)
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const truth = (p: Point): Point => {
    const q = photo.truth(p);
    return { x: (q.x * width) / photo.width, y: (q.y * height) / photo.height };
  };
  return { bytes: data, width, height, truth };
}

/** The sheet's plane, millimetres, to pixels of the sensor. */
function cameraOf(sheet: Sheet, shot: Shot): Homography {
  const { width, height } = sheet.geometry;
  const scale = Math.min((shot.fill * shot.height) / height, (0.92 * shot.width) / width);
  const angle = (shot.tilt * Math.PI) / 180;
  const pairs = sheetCorners(sheet.geometry).map((from, i) => {
    const x = (from.x - width / 2) * scale;
    const y = (from.y - height / 2) * scale;
    return {
      from,
      to: {
        x:
          shot.width * (0.5 + shot.shift[0] + at(shot.jitter, i * 2)) +
          x * Math.cos(angle) -
          y * Math.sin(angle),
        y:
          shot.height * (0.5 + shot.shift[1]) +
          shot.width * at(shot.jitter, i * 2 + 1) +
          x * Math.sin(angle) +
          y * Math.cos(angle),
      },
    };
  });
  const h = fitHomography(pairs);
  if (h === null) throw new Error('a camera that sees nothing');
  return h;
}

/** How far the bent sheet lies off its plane at x, as seen from above, millimetres down the sheet. */
function bendAt(x: number, sheet: Sheet, shot: Shot): number {
  const t = Math.min(1, Math.max(0, x / sheet.geometry.width));
  return shot.bend * 4 * t * (1 - t);
}

/** Light on paper and table, before the lens. */
function expose(sheet: Sheet, shot: Shot, toPhoto: Homography, behind: Grey | null): Grey {
  const back = inverse(toPhoto);
  if (back === null) throw new Error('a camera that cannot be turned back');
  const [a, b, c, d, e, f, g, h, i] = back;
  const { width, height } = shot;
  const data = new Uint8Array(width * height);
  const random = randomOf(shot.seed, 'noise');
  const noise = Float32Array.from(
    { length: 8192 },
    () => (random.next() + random.next() + random.next() - 1.5) * 2,
  );
  const [cos, sin] = [Math.cos(shot.shadow.turn), Math.sin(shot.shadow.turn)];
  const { raster, perMm } = sheet;
  const bends = Float32Array.from({ length: Math.ceil(sheet.geometry.width) + 2 }, (_, x) =>
    bendAt(x, sheet, shot),
  );
  for (let y = 0; y < height; y++) {
    const v = y / height;
    let grain = random.int(0, 8191);
    for (let x = 0; x < width; x++) {
      const u = x / width;
      const w = g * (x + 0.5) + h * (y + 0.5) + i;
      const sx = (a * (x + 0.5) + b * (y + 0.5) + c) / w;
      const bend = sx > 0 && sx < bends.length ? (bends[sx | 0] ?? 0) : 0;
      const sy = (d * (x + 0.5) + e * (y + 0.5) + f) / w + bend;
      let value = shot.table + ((x * 7 + y * 3) % 23) - 11;
      const px = sx * perMm - 0.5;
      const py = sy * perMm - 0.5;
      if (px >= 0 && py >= 0 && px < raster.width - 1 && py < raster.height - 1) {
        value = sampleAt(raster, px, py);
        if (behind !== null && shot.through > 0) {
          value -=
            (250 - (behind.data[(py | 0) * raster.width + (raster.width - 1 - (px | 0))] ?? 250)) *
            shot.through;
        }
      }
      const far = (u - 0.5) * cos + (v - 0.5) * sin - (shot.shadow.at - 0.5);
      const shade = shot.shadow.depth * Math.min(1, Math.max(0, far / shot.shadow.soft + 0.5));
      const light = (1 + shot.light[0] * (u - 0.5) + shot.light[1] * (v - 0.5)) * (1 - shade) * shot.exposure;
      const lit = value * light + (noise[grain] ?? 0) * shot.noise;
      grain = (grain + 1 + (x & 3)) & 8191;
      data[y * width + x] = Math.min(255, Math.max(0, lit));
    }
  }
  return { width, height, data };
}

function sampleAt(raster: Grey, px: number, py: number): number {
  const ix = px | 0;
  const iy = py | 0;
  const fx = px - ix;
  const fy = py - iy;
  const o = iy * raster.width + ix;
  const top = (raster.data[o] ?? 0) * (1 - fx) + (raster.data[o + 1] ?? 0) * fx;
  const low = (raster.data[o + raster.width] ?? 0) * (1 - fx) + (raster.data[o + raster.width + 1] ?? 0) * fx;
  return top * (1 - fy) + low * fy;
}

async function blur(scene: Grey, shot: Shot): Promise<Grey> {
  if (shot.blur < 0.35) return scene;
  const { width, height } = scene;
  const { data } = await sharp(scene.data, { raw: { width, height, channels: 1 } })
    .blur(shot.blur)
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width, height, data };
}

/** The hand moves: every pixel is the mean along a short line. */
function motionBlur(scene: Grey, shot: Shot): Grey {
  const { length, turn } = shot.motion;
  if (length < 2) return scene;
  const { width, height, data } = scene;
  const steps = Math.ceil(length);
  const offsets = Array.from({ length: steps }, (_, k) => {
    const t = (k / (steps - 1) - 0.5) * length;
    return Math.round(t * Math.sin(turn)) * width + Math.round(t * Math.cos(turn));
  });
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    let sum = 0;
    for (const offset of offsets) sum += data[i + offset] ?? data[i] ?? 0;
    out[i] = sum / steps;
  }
  return { width, height, data: out };
}

/** Quarter turns clockwise. */
function turnPixels(scene: Grey, turns: Shot['turns']): Grey {
  if (turns === 0) return scene;
  const { width, height, data } = scene;
  const odd = turns % 2 === 1;
  const out = {
    width: odd ? height : width,
    height: odd ? width : height,
    data: new Uint8Array(data.length),
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = turnPoint({ x: x + 0.5, y: y + 0.5 }, width, height, turns);
      out.data[Math.floor(p.y) * out.width + Math.floor(p.x)] = data[y * width + x] ?? 0;
    }
  }
  return out;
}

function turnPoint(p: Point, width: number, height: number, turns: Shot['turns']): Point {
  if (turns === 1) return { x: height - p.y, y: p.x };
  if (turns === 2) return { x: width - p.x, y: height - p.y };
  return turns === 3 ? { x: p.y, y: width - p.x } : p;
}

/** Lamps are warm. */
function coloured(scene: Grey): Uint8Array {
  const out = new Uint8Array(scene.data.length * 3);
  for (let i = 0, j = 0; i < scene.data.length; i++, j += 3) {
    const value = scene.data[i] ?? 0;
    out[j] = value;
    out[j + 1] = value * 0.98;
    out[j + 2] = value * 0.91;
  }
  return out;
}
