import { utf8Into } from './bytes.ts';

const ZERO = 48;

/** Text as UTF-8 in one growing array: millions of small numbers are written without a text for each. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  text(text: string): void {
    this.#room(3 * text.length);
    this.#length += utf8Into(text, this.#bytes.subarray(this.#length));
  }

  /** One ASCII character. */
  byte(code: number): void {
    this.#room(1);
    this.#bytes[this.#length++] = code;
  }

  /** A whole number, 0 or more, in decimal digits. */
  whole(value: number): void {
    this.#room(16);
    if (value < 10) {
      this.#bytes[this.#length++] = ZERO + value;
      return;
    }
    let digits = 0;
    for (let rest = value; rest > 0; rest = Math.floor(rest / 10)) digits++;
    let place = this.#length + digits;
    for (let rest = value; rest > 0; rest = Math.floor(rest / 10)) this.#bytes[--place] = ZERO + (rest % 10);
    this.#length += digits;
  }

  /** A copy of what has been written so far. */
  copy(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #room(needed: number): void {
    if (this.#length + needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + needed));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
