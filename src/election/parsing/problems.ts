import { MAX_ERRORS } from '../limits.ts';
import type { ErrorFacts, PackageError, PackageErrorCode } from '../package-errors.ts';
import { errorMessage } from '../package-errors.ts';

/** Collects all errors of a package in the order found; beyond a bound they are only counted. */
export class Problems {
  readonly #list: PackageError[] = [];
  #count = 0;

  add(
    file: string,
    line: number | null,
    field: string | null,
    code: PackageErrorCode,
    facts: ErrorFacts = {},
  ): void {
    this.#count++;
    if (this.#list.length >= MAX_ERRORS) return;
    this.#list.push({ file, line, field, code, message: errorMessage(code, field, facts) });
  }

  get count(): number {
    return this.#count;
  }

  list(): readonly PackageError[] {
    const unlisted = this.#count - this.#list.length;
    if (unlisted === 0) return this.#list;
    const code = 'too-many-errors';
    return [
      ...this.#list,
      { file: '', line: null, field: null, code, message: errorMessage(code, null, { value: unlisted }) },
    ];
  }
}
