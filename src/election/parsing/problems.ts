import { MAX_ERRORS } from '../limits.ts';
import type { ErrorFacts, PackageError, PackageErrorCode } from '../package-errors.ts';
import { errorMessage } from '../package-errors.ts';

interface OfFile {
  readonly list: PackageError[];
  unlisted: number;
}

/**
 * Collects all errors of a package, file by file. Beyond a bound the errors of single lines of a file are only counted, so that
 * one spoiled file neither fills the memory nor hides what is wrong with another.
 */
export class Problems {
  readonly #files = new Map<string, OfFile>();
  #count = 0;

  add(
    file: string,
    line: number | null,
    field: string | null,
    code: PackageErrorCode,
    facts: ErrorFacts = {},
  ): void {
    this.#count++;
    let ofFile = this.#files.get(file);
    if (ofFile === undefined) {
      ofFile = { list: [], unlisted: 0 };
      this.#files.set(file, ofFile);
    }
    if (line !== null && ofFile.list.length >= MAX_ERRORS) ofFile.unlisted++;
    else ofFile.list.push({ file, line, field, code, message: errorMessage(code, field, facts) });
  }

  get count(): number {
    return this.#count;
  }

  list(): readonly PackageError[] {
    const code = 'too-many-errors';
    return [...this.#files].flatMap(([file, { list, unlisted }]) => {
      if (unlisted === 0) return list;
      const message = errorMessage(code, null, { value: unlisted });
      return [...list, { file, line: null, field: null, code, message }];
    });
  }
}
