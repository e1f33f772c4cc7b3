import { createServer } from 'node:http';
import { renderPage } from '../render-page.tsx';
import { pageStyleHash } from '../style.ts';
import { sampleView } from './sample-view.ts';

/** Shows pages of a made-up night while they are drawn: `npx tsx web/public/testing/preview.ts [nation|province|local] [done]`. */
const [kind = 'nation', done = '0.6', port = '8181', scale] = process.argv.slice(2);
if (kind !== 'nation' && kind !== 'province' && kind !== 'local') throw new Error(`unknown kind ${kind}`);
const view = sampleView({
  kind,
  scale: Number(scale ?? (kind === 'nation' ? 0.02 : 0.2)),
  done: Number(done),
});

createServer((request, response) => {
  const path = request.url ?? '/';
  const page = renderPage(view, path === '/' ? '/th/' : path);
  response.writeHead(page?.status ?? 404, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'self'; style-src '${pageStyleHash}'; img-src 'self' data:`,
  });
  response.end(page?.body ?? 'not here');
}).listen(Number(port), '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${port}/th/\n`));
