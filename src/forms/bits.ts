/** Packs numbers into letters of five bits, highest bit first. */
export class BitWriter {
  readonly #bits: number[] = [];

  put(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit--) this.#bits.push(Math.floor(value / 2 ** bit) % 2);
  }

  /** The letters; the last one is filled up with zero bits. */
  values(): number[] {
    const values: number[] = [];
    for (let i = 0; i < this.#bits.length; i += 5) {
      let value = 0;
      for (let k = 0; k < 5; k++) value = value * 2 + (this.#bits[i + k] ?? 0);
      values.push(value);
    }
    return values;
  }
}

/** Reads back what {@link BitWriter} wrote. Past the end it reads zeros and says so. */
export class BitReader {
  readonly #values: readonly number[];
  #position = 0;

  constructor(values: readonly number[]) {
    this.#values = values;
  }

  take(width: number): number {
    let value = 0;
    for (let k = 0; k < width; k++, this.#position++) {
      const letter = this.#values[Math.floor(this.#position / 5)] ?? 0;
      value = value * 2 + ((letter >> (4 - (this.#position % 5))) & 1);
    }
    return value;
  }

  get pastEnd(): boolean {
    return this.#position > this.#values.length * 5;
  }
}
