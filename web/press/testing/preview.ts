import { nightFiles } from './files.ts';
import { wallServer } from './wall-server.ts';

/** Shows the wall of a made-up night while it is drawn: `npx tsx web/press/testing/preview.ts [nation|province|local] [done] [port]`. */
const [kind = 'nation', done = '0.6', port = '8300', certified] = process.argv.slice(2);
if (kind !== 'nation' && kind !== 'province' && kind !== 'local') throw new Error(`unknown kind ${kind}`);
const files = nightFiles({
  kind,
  scale: kind === 'nation' ? 0.02 : 0.2,
  done: Number(done),
  pace: 5_000,
  corrections: 7,
  certified: certified === 'certified',
});
const server = await wallServer(files, Number(port));
process.stdout.write(`${server.url}/press\n`);
