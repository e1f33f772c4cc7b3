import { Worker } from 'node:worker_threads';

/** Milliseconds between two looks at whether the parent is still there. */
const EVERY = 1_000;

/** JavaScript of the thread that looks. When the parent dies, an orphan gets another one. */
const WATCH = `
const { workerData: parent } = require('node:worker_threads');
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, ${EVERY});
`;

/**
 * Ends this process when its parent is gone, however it went and whatever this process does: the main thread may sit in a decode that never
 * ends and hear nothing, so a thread of its own looks. Interrupts of the terminal go to the parent, which ends us when it is done.
 */
export function dieWithParent(): void {
  process.on('disconnect', () => process.exit(0));
  process.on('SIGINT', () => undefined);
  new Worker(WATCH, { eval: true, execArgv: [], workerData: process.ppid }).unref();
}
