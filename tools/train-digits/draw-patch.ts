import type { Patch } from '../../src/reading/digits/patch.ts';
import type { Picture } from './distort.ts';
import { bend, blur, grow, picture, press } from './distort.ts';
import { jpegLoss } from './jpeg-loss.ts';
import type { Random } from './random.ts';

/** The inside of a box of 7.2 x 8.6 mm at 6 pixels to the millimetre, without its frame. */
const WIDTH = 37;
const HEIGHT = 45;

/** A digit of 28 x 28 written into a box by some hand with some pen: strokes only, 0 to 1. */
export function writeInBox(digit: Picture, random: Random): Picture {
  // Ink of 20 pixels becomes 2.3 to 7 mm high.
  const scale = random.between(0.75, 2.05);
  const freeX = Math.max(0, (WIDTH - 13 * scale) / 2);
  const freeY = Math.max(0, (HEIGHT - 20 * scale) / 2);
  const strokes = bend(
    digit,
    {
      width: WIDTH,
      height: HEIGHT,
      centreX: WIDTH / 2 + random.between(-1, 1) * Math.min(freeX, 8),
      centreY: HEIGHT / 2 + random.between(-1, 1) * Math.min(freeY, 9),
      scale,
    },
    random,
  );
  press(strokes, random.between(0.22, 0.62), random.between(1.5, 4));
  if (random.next() < 0.25) grow(strokes, random.between(0.3, 1));
  return strokes;
}

/** One stroke of a pen, `thickness` pixels wide. */
export function stroke(on: Picture, points: readonly (readonly [number, number])[], thickness: number): void {
  const radius = thickness / 2;
  const [first] = points;
  if (first === undefined) return;
  let [fromX, fromY] = first;
  for (const [toX, toY] of points) {
    const steps = Math.ceil(Math.hypot(toX - fromX, toY - fromY) * 2) + 1;
    for (let s = 0; s <= steps; s++) {
      const cx = fromX + ((toX - fromX) * s) / steps;
      const cy = fromY + ((toY - fromY) * s) / steps;
      for (
        let y = Math.max(0, Math.floor(cy - radius - 1));
        y <= Math.min(on.height - 1, cy + radius + 1);
        y++
      ) {
        for (
          let x = Math.max(0, Math.floor(cx - radius - 1));
          x <= Math.min(on.width - 1, cx + radius + 1);
          x++
        ) {
          const ink = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(x - cx, y - cy)));
          const i = y * on.width + x;
          if (ink > (on.data[i] ?? 0)) on.data[i] = ink;
        }
      }
    }
    fromX = toX;
    fromY = toY;
  }
}

function frame(shade: Float32Array, random: Random, dark: number): void {
  // Where the frame lies when the page is a little askew: seen on one or two sides only.
  const line = (at: number, along: 'x' | 'y', tilt: number) => {
    const length = along === 'x' ? WIDTH : HEIGHT;
    for (let k = 0; k < length; k++) {
      const middle = at + tilt * (k / length - 0.5);
      for (let d = Math.floor(middle - 2); d <= middle + 2; d++) {
        const x = along === 'x' ? k : d;
        const y = along === 'x' ? d : k;
        if (x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT) continue;
        const share = Math.min(1, Math.max(0, 1.5 - Math.abs(d - middle)));
        shade[y * WIDTH + x] = Math.max(shade[y * WIDTH + x] ?? 0, dark * share);
      }
    }
  };
  const dx = random.normal() * 2.2;
  const dy = random.normal() * 2.2;
  const tilt = () => random.normal() * 0.8;
  line(-2.3 + dx, 'y', tilt());
  line(WIDTH + 1.3 + dx, 'y', tilt());
  line(-2.3 + dy, 'x', tilt());
  line(HEIGHT + 1.3 + dy, 'x', tilt());
}

/** Photographs strokes in their box: paper, light, the grey frame, pen, blur, noise, JPEG. */
export function photograph(strokes: Picture, random: Random): Patch {
  const paper = random.between(110, 250);
  const pen = random.between(0.35, 0.85);
  const printed = new Float32Array(WIDTH * HEIGHT);
  frame(printed, random, random.between(0.12, 0.34));
  const slopeX = random.normal() * 0.06;
  const slopeY = random.normal() * 0.06;
  const light = picture(WIDTH, HEIGHT);
  const uneven = random.between(0, 0.25);
  for (let i = 0; i < light.data.length; i++) {
    const ink = (strokes.data[i] ?? 0) * pen * (1 - uneven * random.next());
    const cover = Math.max(ink, printed[i] ?? 0);
    const slope = 1 + slopeX * ((i % WIDTH) / WIDTH - 0.5) + slopeY * (Math.floor(i / WIDTH) / HEIGHT - 0.5);
    light.data[i] = paper * slope * (1 - cover);
  }
  if (random.next() < 0.8) blur(light, random.between(0.2, 0.66), 1 + random.below(4));
  const noise = random.next() < 0.7 ? random.between(0.5, 7) : 0;
  for (let i = 0; i < light.data.length; i++) light.data[i] = (light.data[i] ?? 0) + noise * random.normal();
  if (random.next() < 0.5) {
    jpegLoss(light.data, WIDTH, HEIGHT, random.between(35, 92), random.below(8), random.below(8));
  }
  const grey = new Uint8Array(WIDTH * HEIGHT);
  for (let i = 0; i < grey.length; i++) grey[i] = Math.min(255, Math.max(0, Math.round(light.data[i] ?? 0)));
  return { width: WIDTH, height: HEIGHT, grey };
}

export function emptyBox(): Picture {
  return picture(WIDTH, HEIGHT);
}
