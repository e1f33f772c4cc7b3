import type { TestRandom } from './test-random.ts';
import { randomOf } from './test-random.ts';

/** 1: good; 2: usual; 3: bad. */
export type Level = 1 | 2 | 3;
/** As it comes from the phone, or as a chat app sends it on. */
export type Sent = 'phone' | 'chat-2048' | 'chat-1280' | 'chat-960';

/** Everything that happens to a page between the table and the server. */
export interface Shot {
  readonly seed: number;
  readonly level: Level;
  /** Of the sensor; the longer side is `height`. */
  readonly width: number;
  readonly height: number;
  /** Share of the photo's height that the sheet fills. */
  readonly fill: number;
  /** Degrees. */
  readonly tilt: number;
  /** Shift of each corner as a share of the photo's width: x and y, clockwise from the upper left. */
  readonly jitter: readonly number[];
  /** How far the middle of the sheet lies off its plane, millimetres as seen. */
  readonly bend: number;
  /** Shift of the whole sheet as shares of the photo: half a sheet out when large. */
  readonly shift: readonly [number, number];
  /** Brightness of the table, 0 to 255. */
  readonly table: number;
  /** Change of light across and down the photo, as shares. */
  readonly light: readonly [number, number];
  /** How much a shadow takes, its place (0 to 1), direction (radians) and softness. */
  readonly shadow: {
    readonly depth: number;
    readonly at: number;
    readonly turn: number;
    readonly soft: number;
  };
  readonly exposure: number;
  /** Standard deviation of the sensor's noise. */
  readonly noise: number;
  /** Sigma in pixels of the sensor. */
  readonly blur: number;
  /** Length in pixels of the sensor and direction in radians. */
  readonly motion: { readonly length: number; readonly turn: number };
  /** How much of the page behind shines through, as a share. */
  readonly through: number;
  /** Quarter turns of the phone, clockwise. */
  readonly turns: 0 | 1 | 2 | 3;
  /** The phone writes the turn down (EXIF), or it does not know. */
  readonly turnKnown: boolean;
  readonly quality: number;
  readonly sent: Sent;
}

/** What each level may do to a photo; sizes in pixels are for a sensor of 3000 x 4000. */
const LEVELS = {
  1: { tilt: 3, jitter: 0.015, bend: 0.3, light: 0.1, shadow: 0.12, noise: 3, blur: [0.5, 1] },
  2: { tilt: 8, jitter: 0.04, bend: 1, light: 0.2, shadow: 0.35, noise: 5, blur: [0.9, 2] },
  3: { tilt: 14, jitter: 0.075, bend: 1.9, light: 0.3, shadow: 0.55, noise: 8, blur: [2, 4] },
} as const;

/** A shot of a level; what is given in `fixed` is not left to chance. */
export function shotOf(seed: number, level: Level, fixed: Partial<Shot> = {}): Shot {
  const random = randomOf(seed, 'shot', level);
  const limits = LEVELS[level];
  const height = fixed.height ?? 4000;
  const drawn: Shot = {
    seed,
    level,
    width: Math.round(height * 0.75),
    height,
    fill: random.between(0.8, 0.9),
    tilt: random.within(limits.tilt),
    jitter: Array.from({ length: 8 }, () => random.within(limits.jitter)),
    bend: random.within(limits.bend),
    shift: [random.within(0.015), random.within(0.015)],
    table: random.between(40, 150),
    light: [random.within(limits.light), random.within(limits.light)],
    shadow: {
      depth: random.between(0, limits.shadow),
      at: random.between(0.2, 0.8),
      turn: random.between(0, 2 * Math.PI),
      soft: random.between(0.02, 0.2),
    },
    exposure: random.between(0.75, 1.02),
    noise: random.between(1, limits.noise),
    blur: (random.between(limits.blur[0], limits.blur[1]) * height) / 4000,
    motion: { length: 0, turn: random.between(0, Math.PI) },
    through: random.chance(0.3) ? random.between(0.03, 0.12) : 0,
    turns: turnsOf(random),
    turnKnown: random.chance(0.7),
    quality: random.int(80, 92),
    sent: random.pick(['phone', 'chat-2048', 'chat-1280']),
  };
  return { ...drawn, ...fixed };
}

function turnsOf(random: TestRandom): Shot['turns'] {
  const drawn = random.next();
  if (drawn < 0.7) return 0;
  return drawn < 0.8 ? 1 : drawn < 0.9 ? 2 : 3;
}
