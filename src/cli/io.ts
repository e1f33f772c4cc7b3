/** Where a command writes. A command returns its exit code; only the entry point touches the process. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
}

/** Standard output and standard error, one line end after each text. */
export const standardIo: CommandIo = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
};
