import { sha256Hex } from '../basics/sha256.ts';

/** Names of statements by their text, so that each text is prepared once on each connection. */
const names = new Map<string, string>();

/**
 * Builds one SQL statement of several parts (`with a as (…), b as (…) select …`) with its parameters. Texts depend only on
 * which parts there are, never on values, so there are few of them.
 */
export class Statement {
  readonly #parts: string[] = [];
  readonly #values: unknown[] = [];
  #end = '';

  /** Adds a parameter and gives its name in the text. */
  value(value: unknown): string {
    this.#values.push(value);
    return `$${this.#values.length}`;
  }

  with(name: string, sql: string, materialized = false): void {
    this.#parts.push(`${name} as ${materialized ? 'materialized ' : ''}(${sql})`);
  }

  /** Adds ready-made parts (`a as (…), b as (…)`). */
  withParts(sql: string): void {
    this.#parts.push(sql);
  }

  finish(sql: string): void {
    this.#end = sql;
  }

  query(): { readonly name: string; readonly text: string; readonly values: unknown[] } {
    const text = `with ${this.#parts.join(',\n')}\n${this.#end}`;
    let name = names.get(text);
    if (name === undefined) {
      name = `w-${sha256Hex(text).slice(0, 16)}`;
      names.set(text, name);
    }
    return { name, text, values: this.#values };
  }
}
