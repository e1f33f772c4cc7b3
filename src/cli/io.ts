/** Where a command writes. A command returns its exit code; only the entry point touches the process. */
export interface CommandIo {
  out(text: string): void;
  err(text: string): void;
}
