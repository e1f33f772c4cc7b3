/** What JPEG does to a grey picture: the cosine transform of 8 x 8 squares, rounded by the standard table, and back. */
const TABLE = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];

const COSINE = new Float32Array(64);
for (let k = 0; k < 8; k++) {
  for (let n = 0; n < 8; n++) {
    COSINE[k * 8 + n] = Math.cos(((2 * n + 1) * k * Math.PI) / 16) * (k === 0 ? Math.sqrt(1 / 8) : 0.5);
  }
}

function turn(square: Float32Array, scratch: Float32Array, back: boolean): void {
  for (let pass = 0; pass < 2; pass++) {
    for (let row = 0; row < 8; row++) {
      for (let k = 0; k < 8; k++) {
        let sum = 0;
        for (let n = 0; n < 8; n++) {
          sum += (square[row * 8 + n] ?? 0) * (COSINE[back ? n * 8 + k : k * 8 + n] ?? 0);
        }
        scratch[k * 8 + row] = sum;
      }
    }
    square.set(scratch);
  }
}

/** Values 0 to 255 in place; the squares begin at (`shiftX`, `shiftY`) less than 8; squares that are cut by the edge stay as they are. */
export function jpegLoss(
  data: Float32Array,
  width: number,
  height: number,
  quality: number,
  shiftX: number,
  shiftY: number,
): void {
  const scale = (quality < 50 ? 5000 / quality : 200 - 2 * quality) / 100;
  const square = new Float32Array(64);
  const scratch = new Float32Array(64);
  for (let top = shiftY; top + 8 <= height; top += 8) {
    for (let left = shiftX; left + 8 <= width; left += 8) {
      for (let i = 0; i < 64; i++) square[i] = (data[(top + (i >> 3)) * width + left + (i & 7)] ?? 0) - 128;
      turn(square, scratch, false);
      for (let i = 0; i < 64; i++) {
        const step = Math.max(1, (TABLE[i] ?? 1) * scale);
        square[i] = Math.round((square[i] ?? 0) / step) * step;
      }
      turn(square, scratch, true);
      for (let i = 0; i < 64; i++) data[(top + (i >> 3)) * width + left + (i & 7)] = (square[i] ?? 0) + 128;
    }
  }
}
