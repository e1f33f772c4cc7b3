import type { Picture } from './distort.ts';
import { emptyBox, stroke, writeInBox } from './draw-patch.ts';
import type { Random } from './random.ts';

const pen = (random: Random) => random.between(2, 5);

/** A dash, sometimes bent or two pieces long. */
export function dash(random: Random): Picture {
  const box = emptyBox();
  const length = random.between(0.2, 0.85) * box.width;
  const x = box.width / 2 + random.normal() * 2 - length / 2;
  const y = box.height * random.between(0.3, 0.7);
  const rise = random.normal() * 0.1 * length;
  const sag = random.normal() * 1.2;
  const thickness = pen(random);
  stroke(
    box,
    [
      [x, y + rise / 2],
      [x + length / 2, y + sag],
      [x + length, y - rise / 2],
    ],
    thickness,
  );
  return box;
}

function scribble(random: Random): Picture {
  const box = emptyBox();
  const points: [number, number][] = [];
  for (let i = 4 + random.below(12); i > 0; i--) {
    points.push([random.between(0.1, 0.9) * box.width, random.between(0.1, 0.9) * box.height]);
  }
  stroke(box, points, pen(random));
  return box;
}

/** A digit with one to four lines through it, corner to corner or across. */
function struckOut(digit: Picture, random: Random): Picture {
  const box = writeInBox(digit, random);
  const lines = random.next() < 0.4 ? 2 : 1 + random.below(4);
  const steep = random.between(-1.2, 1.2);
  for (let i = 0; i < lines; i++) {
    const y = box.height * random.between(0.25, 0.75);
    const slope = lines === 2 && i === 1 && random.next() < 0.5 ? -steep : steep + random.normal() * 0.1;
    const half = box.width * random.between(0.38, 0.55);
    const middle = box.width / 2 + random.normal() * 1.5;
    stroke(
      box,
      [
        [middle - half, y - slope * half],
        [middle + half, y + slope * half],
      ],
      pen(random),
    );
  }
  return box;
}

/** Two different digits over each other, or side by side. */
function two(first: Picture, second: Picture, random: Random): Picture {
  const box = writeInBox(first, random);
  const other = writeInBox(second, random);
  const shift = random.next() < 0.5 ? 0 : Math.round(random.between(6, 12));
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const i = y * box.width + x;
      const mine =
        shift === 0 ? (box.data[i] ?? 0) : (box.data[Math.min(i + shift, box.data.length - 1)] ?? 0);
      const theirs = x >= shift ? (other.data[i - shift] ?? 0) : 0;
      box.data[i] = Math.max(mine, theirs);
    }
  }
  return box;
}

/** What is no digit: a scribble, a struck or overwritten digit, two in one box. */
export function notADigit(digit: () => Picture, random: Random): Picture {
  const kind = random.next();
  if (kind < 0.25) return scribble(random);
  if (kind < 0.7) return struckOut(digit(), random);
  return two(digit(), digit(), random);
}
