/** Where a command writes to: standard output and standard error, or a test's list of lines. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
}

export const standardIo: CommandIo = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
};
