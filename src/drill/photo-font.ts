/**
 * A font of three by five dots for the drill's forms: each glyph is five octal digits, one a row, the high bit on the left.
 * Drawn for this programme; letters without a glyph become a space.
 */
const GLYPHS: Readonly<Record<string, string>> = {
  '0': '75557',
  '1': '26227',
  '2': '71747',
  '3': '71717',
  '4': '55711',
  '5': '74717',
  '6': '74757',
  '7': '71111',
  '8': '75757',
  '9': '75717',
  A: '25755',
  B: '65656',
  C: '34443',
  D: '65556',
  E: '74647',
  F: '74644',
  G: '34553',
  H: '55755',
  I: '72227',
  J: '11152',
  K: '55655',
  L: '44447',
  M: '57755',
  N: '65555',
  O: '25552',
  P: '65644',
  Q: '25573',
  R: '65655',
  S: '34216',
  T: '72222',
  U: '55557',
  V: '55552',
  W: '55775',
  X: '55255',
  Y: '55222',
  Z: '71247',
  '-': '00700',
  '/': '11244',
  '.': '00002',
  ':': '02020',
  '?': '61202',
  '=': '07070',
  '(': '24442',
  ')': '21112',
  '#': '57575',
  _: '00007',
};

export const GLYPH_WIDTH = 3;
export const GLYPH_HEIGHT = 5;

const ROWS = new Map(
  Object.entries(GLYPHS).map(([letter, rows]) => [letter, [...rows].map((row) => Number.parseInt(row, 8))]),
);

/** Rows of a glyph, three bits each; null for a space. */
export function glyphOf(letter: string): readonly number[] | null {
  return ROWS.get(letter) ?? ROWS.get(letter.toUpperCase()) ?? null;
}
