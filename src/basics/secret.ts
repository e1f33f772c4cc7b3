/** What Node.js asks an object for when it prints it. */
const PRINTED = Symbol.for('nodejs.util.inspect.custom');

/** A text that no log, no error and no JSON shows. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [PRINTED](): string {
    return '[secret]';
  }
}
