import { openDatabase } from '../database.ts';

/**
 * A process of its own for tests: opens the embedded database of a folder, says "ready <server pid>", then inserts numbered
 * rows, saying "<n>" only after each commit; or, without "write", waits. Ends in order on SIGTERM.
 */
const [dataDir = '', mode = 'wait'] = process.argv.slice(2);
const db = await openDatabase({ dataDir, log: (message) => console.error(message.en) });
const { rows } = await db.pool.query<{ pid: string }>(
  "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid",
);
let ended = false;
const idle = setInterval(() => undefined, 1000);
process.once('SIGTERM', async () => {
  ended = true;
  clearInterval(idle);
  await db.close();
  console.log('closed');
});
// Only now: whoever hears it may end this process at once.
console.log(`ready ${rows[0]?.pid}`);
for (let n = 0; mode === 'write' && !ended; n++) {
  try {
    await db.pool.query("insert into audit (action, subject) values ('write', $1)", [`${n}`]);
    console.log(`${n}`);
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
