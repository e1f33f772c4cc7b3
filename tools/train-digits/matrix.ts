import { gemmModule } from './gemm-module.ts';

/** A matrix of 32-bit floats in the memory that the fast product works on. `data` is row by row. */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

type Gemm = (...args: number[]) => void;

/** Memory of one training run, and the product on it. Nothing is ever given back. */
export class Arena {
  readonly #memory: WebAssembly.Memory;
  readonly #gemm: Gemm;
  #used = 0;

  constructor(megabytes: number) {
    this.#memory = new WebAssembly.Memory({ initial: megabytes * 16, maximum: megabytes * 16 });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(gemmModule()), {
      m: { m: this.#memory },
    });
    this.#gemm = instance.exports['g'] as Gemm;
  }

  /** Zeros. */
  matrix(rows: number, columns: number): Matrix {
    const from = this.#used;
    this.#used += Math.ceil((rows * columns * 4) / 64) * 64;
    if (this.#used > this.#memory.buffer.byteLength) throw new Error('the arena is too small');
    return { data: new Float32Array(this.#memory.buffer, from, rows * columns), rows, columns };
  }

  /**
   * c = a · b, or c += a · b. `transposed` reads `a` by columns: c = aᵀ · b. `from` and `rows` choose rows of a and c (of a and
   * b when transposed). Rows of c must be a multiple of 4, columns of 8.
   */
  product(
    a: Matrix,
    b: Matrix,
    c: Matrix,
    how: { transposed?: boolean; add?: boolean; from?: number; rows?: number } = {},
  ): void {
    const from = how.from ?? 0;
    const count = how.rows ?? (how.transposed === true ? b.rows : c.rows);
    const aRow = a.columns * 4;
    const bRow = b.columns * 4;
    const cRow = c.columns * 4;
    const add = how.add === true ? 1 : 0;
    if (c.columns % 8 !== 0 || (how.transposed === true ? c.rows : count) % 4 !== 0) {
      throw new Error(`a product of ${c.rows} by ${c.columns} does not fit the kernel`);
    }
    if (how.transposed === true) {
      this.#gemm(
        a.data.byteOffset + from * aRow,
        4,
        aRow,
        b.data.byteOffset + from * bRow,
        bRow,
        c.data.byteOffset,
        cRow,
        c.rows,
        count,
        c.columns,
        add,
      );
    } else {
      this.#gemm(
        a.data.byteOffset + from * aRow,
        aRow,
        4,
        b.data.byteOffset,
        bRow,
        c.data.byteOffset + from * cRow,
        cRow,
        count,
        a.columns,
        c.columns,
        add,
      );
    }
  }
}
