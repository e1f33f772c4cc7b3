/**
 * One WebAssembly function, written here instruction by instruction: c (+)= a · b on 32-bit floats, four rows and eight columns
 * at a time with SIMD. It makes training about six times as fast as plain loops, needs no compiler and no package, and gives
 * the same bits on every machine (no fused multiply-add). Rows must be a multiple of 4, columns of 8.
 */
const I32 = 0x7f;
const V128 = 0x7b;

/** Parameters of the function, in order; strides and addresses in bytes. `add`: 1 adds to c, 0 overwrites it. */
const PARAMS = ['a', 'aRow', 'aCol', 'b', 'bRow', 'c', 'cRow', 'rows', 'inner', 'columns', 'add'] as const;
const INTS = ['i', 'j', 'left', 'pa0', 'pa1', 'pa2', 'pa3', 'pb', 'pc'] as const;
const VECTORS = ['s00', 's01', 's10', 's11', 's20', 's21', 's30', 's31', 'b0', 'b1', 'x'] as const;

type Local = (typeof PARAMS)[number] | (typeof INTS)[number] | (typeof VECTORS)[number];
const LOCALS: readonly Local[] = [...PARAMS, ...INTS, ...VECTORS];

function leb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

const get = (local: Local) => [0x20, ...leb(LOCALS.indexOf(local))];
const set = (local: Local) => [0x21, ...leb(LOCALS.indexOf(local))];
const constant = (value: number) => [0x41, ...leb(value)];
const ADD = [0x6a];
const SUB = [0x6b];
const MUL = [0x6c];
const LESS = [0x49];
const END = [0x0b];
const LOOP = [0x03, 0x40];
const AGAIN = [0x0d, 0x00];
const simd = (code: number) => [0xfd, ...leb(code)];
const load = (at: number) => [...simd(0x00), 2, ...leb(at)];
const splat = () => [...simd(0x09), 2, 0];
const store = (at: number) => [...simd(0x0b), 2, ...leb(at)];
const ZERO = [...simd(0x0c), ...new Array<number>(16).fill(0)];
const FADD = simd(0xe4);
const FMUL = simd(0xe6);

const advance = (local: Local, by: readonly number[]) => [...get(local), ...by, ...ADD, ...set(local)];

const ROWS = [0, 1, 2, 3] as const;
const sums = (row: 0 | 1 | 2 | 3): readonly [Local, Local] => [`s${row}0`, `s${row}1`];

function body(): number[] {
  const rowPointers = ROWS.flatMap((row) => [
    ...get('a'),
    ...get('i'),
    ...constant(row),
    ...ADD,
    ...get('aRow'),
    ...MUL,
    ...ADD,
    ...set(`pa${row}`),
  ]);
  const eachRow = (one: (row: 0 | 1 | 2 | 3) => number[]) =>
    ROWS.flatMap((row) => [...one(row), ...advance('pc', get('cRow'))]);
  const begin = eachRow((row) => {
    const [left, right] = sums(row);
    return [...get('pc'), ...load(0), ...set(left), ...get('pc'), ...load(16), ...set(right)];
  });
  const clear = ROWS.flatMap((row) => sums(row).flatMap((sum) => [...ZERO, ...set(sum)]));
  const finish = eachRow((row) => {
    const [left, right] = sums(row);
    return [...get('pc'), ...get(left), ...store(0), ...get('pc'), ...get(right), ...store(16)];
  });
  const multiply = ROWS.flatMap((row) => [
    ...get(`pa${row}`),
    ...splat(),
    ...set('x'),
    ...sums(row).flatMap((sum, side) => [
      ...get(sum),
      ...get('x'),
      ...get(side === 0 ? 'b0' : 'b1'),
      ...FMUL,
      ...FADD,
      ...set(sum),
    ]),
    ...advance(`pa${row}`, get('aCol')),
  ]);
  const place = [
    ...get('c'),
    ...get('i'),
    ...get('cRow'),
    ...MUL,
    ...ADD,
    ...get('j'),
    ...constant(4),
    ...MUL,
    ...ADD,
    ...set('pc'),
  ];
  return [
    ...constant(0),
    ...set('i'),
    ...LOOP,
    ...constant(0),
    ...set('j'),
    ...LOOP,
    ...rowPointers,
    ...get('b'),
    ...get('j'),
    ...constant(4),
    ...MUL,
    ...ADD,
    ...set('pb'),
    ...place,
    ...get('add'),
    0x04,
    0x40,
    ...begin,
    0x05,
    ...clear,
    ...END,
    ...get('inner'),
    ...set('left'),
    ...LOOP,
    ...get('pb'),
    ...load(0),
    ...set('b0'),
    ...get('pb'),
    ...load(16),
    ...set('b1'),
    ...multiply,
    ...advance('pb', get('bRow')),
    ...get('left'),
    ...constant(1),
    ...SUB,
    0x22,
    ...leb(LOCALS.indexOf('left')),
    ...AGAIN,
    ...END,
    ...place,
    ...finish,
    ...advance('j', constant(8)),
    ...get('j'),
    ...get('columns'),
    ...LESS,
    ...AGAIN,
    ...END,
    ...advance('i', constant(4)),
    ...get('i'),
    ...get('rows'),
    ...LESS,
    ...AGAIN,
    ...END,
    ...END,
  ];
}

const section = (id: number, content: readonly number[]) => [id, ...leb(content.length), ...content];
const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];

/** The module's bytes: imports the memory `m.m`, exports the function `g`. */
export function gemmModule(): Uint8Array<ArrayBuffer> {
  const locals = [2, ...leb(INTS.length), I32, ...leb(VECTORS.length), V128];
  const code = [...locals, ...body()];
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, PARAMS.length, ...PARAMS.map(() => I32), 0]),
    ...section(2, [1, ...name('m'), ...name('m'), 0x02, 0x00, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('g'), 0x00, 0]),
    ...section(10, [1, ...leb(code.length), ...code]),
  ]);
}
