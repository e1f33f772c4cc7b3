import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../basics/sha256.ts';
import { readNightForms } from '../../drill/forms-file.ts';
import { runDrill } from '../../drill/run-drill.ts';
import type { Delta } from '../../publication/media/testing/apply-delta.ts';
import { applyToTable } from '../../publication/media/testing/apply-delta.ts';
import type { RunningServer } from '../../server/compose.ts';
import { startServer } from '../../server/compose.ts';
import { CutEvents } from '../../server/public/cut-events.ts';
import { openRecording } from '../../server/replay/recording.ts';
import { ReplaySite } from '../../server/replay/replay-site.ts';
import { serveReplay } from '../../server/replay/serve-replay.ts';
import { openSource } from '../../verify/source.ts';
import { verifyCut } from '../../verify/verify-cut.ts';
import { loadElection } from '../load-package.ts';
import { run as checkFeed } from './check-feed.ts';
import { run as exportCuts } from './export-cuts.ts';
import { run as exportSite } from './export-site.ts';
import { run as printNotices } from './print-notices.ts';
import { run as makeSample } from './sample.ts';

interface Pointer {
  readonly cut: number;
  readonly manifest: { readonly sha256: string };
}

const silent = { out: () => undefined, err: () => undefined };
let dir = '';
const inside = (...names: string[]) => join(dir, ...names);

async function serve(): Promise<RunningServer> {
  const loaded = await loadElection(inside('package'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return startServer({
    election: loaded.value,
    dataDir: inside('data'),
    databaseUrl: undefined,
    port: 0,
    host: '127.0.0.1',
    cutIntervalMs: 200,
    log: () => undefined,
  });
}

/** What a listener has been told, up to the end of the event that has these words. */
async function heard(listening: Response, until: string): Promise<string> {
  if (listening.body === null) throw new Error('no stream');
  const reader = listening.body.pipeThrough(new TextDecoderStream()).getReader();
  let words = '';
  for (let ended = false; !ended && !(words.split(until)[1] ?? '').includes('\n\n'); ) {
    const { done, value } = await reader.read();
    words += value ?? '';
    ended = done;
  }
  await reader.cancel();
  return words;
}

const pointerOf = async (url: string) => (await (await fetch(`${url}/v1/cut.json`)).json()) as Pointer;

/** A local election is played, its server stopped; what it left behind is looked at. */
describe('after the night of a local election', () => {
  let last: Pointer;
  let page = '';

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'khanaen-after-'));
    expect(await makeSample(['--kind', 'local', '--seed', '5', '--out', inside('package')], silent)).toBe(0);
    const server = await serve();
    await server.ready;
    const loaded = await loadElection(inside('package'));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    const forms = await readNightForms(loaded.value, inside('package', 'drill'));
    if (!('rows' in forms)) throw new Error(JSON.stringify(forms));
    const night = await runDrill(loaded.value, forms, {
      url: server.url,
      formsDir: inside('package', 'drill'),
      adminPassword: (await readFile(inside('data', 'first-administrator.txt'), 'utf8')).trim(),
      speed: null,
      province: null,
      liftCap: true,
      clerks: 6,
      seed: 3,
      shares: { typos: 0.1, sameTypos: 0, unreadable: 0.1, late: 0 },
      onProgress: () => undefined,
    });
    expect(night.comparison.differences).toEqual([]);
    last = await pointerOf(server.url);
    page = await (await fetch(`${server.url}/th/`)).text();
    await server.close();
  });

  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('the cut is made again from the ledger, byte for byte, and written with all pages and photos', async () => {
    const out: string[] = [];
    const io = { out: (text: string) => out.push(text), err: (text: string) => out.push(text) };
    const args = [
      inside('site'),
      '--package',
      inside('package'),
      '--data',
      inside('data'),
      '--cut',
      String(last.cut),
    ];
    expect(await exportSite(args, io), out.join('\n')).toBe(0);
    const manifest = await readFile(inside('site', 'v1', 'manifest.json'));
    expect(sha256Hex(manifest)).toBe(last.manifest.sha256);
    expect(await readFile(inside('site', 'th', 'index.html'), 'utf8')).toBe(page);
    expect((await readdir(inside('site', 'th', 'u'))).length).toBeGreaterThan(5);
    const photos = await readdir(inside('site', 'photos'));
    expect(photos.length).toBeGreaterThan(5);
    const linked = new Set<string>();
    for (const unit of await readdir(inside('site', 'th', 'u'))) {
      const html = await readFile(inside('site', 'th', 'u', unit, 'index.html'), 'utf8');
      for (const [, name] of html.matchAll(/ (?:href|src)="\/photos\/([^"]+)"/g)) linked.add(name ?? '');
    }
    // A plain web server knows a photo by the ending of its name, and pages link to just these names.
    expect([...linked].sort()).toEqual([...photos].sort());
    const previews = photos.filter((name) => name.endsWith('.preview.webp'));
    expect(previews.length).toBe(photos.length / 2);
    for (const name of photos) {
      const bytes = await readFile(inside('site', 'photos', name));
      if (name.endsWith('.preview.webp')) {
        expect(bytes.length).toBeLessThanOrEqual(60_000);
        expect(bytes.toString('latin1', 8, 12)).toBe('WEBP');
      } else expect(name).toBe(`${sha256Hex(bytes)}${bytes[0] === 0x89 ? '.png' : '.jpg'}`);
    }
    const top = await readdir(inside('site'));
    for (const name of ['staff', 'staff-sw.js', 'f', 'phone-sw.js']) expect(top).not.toContain(name);
    expect(await readFile(inside('site', 'v1', 'checkpoint'), 'utf8')).toContain('— ');
    // The same cut once more: every page and file comes out with the same bytes, so nothing is written.
    expect(await exportSite(args, io), out.join('\n')).toBe(0);
    expect(out.at(-1)).toContain('(new: 0 files, 0 bytes)');
    // Without them nothing is missing: the pages then show the photos themselves.
    const plain = args.map((word) => (word === inside('site') ? inside('plain') : word));
    expect(await exportSite([...plain, '--without-previews'], io), out.join('\n')).toBe(0);
    expect((await readdir(inside('plain', 'photos'))).sort()).toEqual(
      photos.filter((name) => !previews.includes(name)).sort(),
    );
    const [unit = ''] = await readdir(inside('plain', 'th', 'u'));
    expect(await readFile(inside('plain', 'th', 'u', unit, 'index.html'), 'utf8')).not.toContain('preview');
    const source = openSource(inside('site'));
    const verified = await verifyCut(source, null);
    await source.close();
    expect(verified.findings.differences).toEqual([]);
  });

  it('notices, posters and bulletins of the last cut are printed, and the same again', {
    timeout: 120_000,
  }, async () => {
    const out: string[] = [];
    const io = { out: (text: string) => out.push(text), err: (text: string) => out.push(text) };
    const args = (folder: string, ...more: string[]) => [
      ...['--package', inside('package'), '--data', inside('data'), '--out', inside(folder)],
      ...['--url', 'https://results.example', '--print', 'notices', ...more],
    ];
    const all = ['--print', 'posters-a4', '--print', 'bulletins'];
    expect(await printNotices(args('paper', ...all), io), out.join('\n')).toBe(0);
    const files = (await readdir(inside('paper'))).filter((name) => name.endsWith('.pdf'));
    for (const kind of ['notices-', 'poster-', 'bulletin-'])
      expect(
        files.some((name) => name.startsWith(kind)),
        kind,
      ).toBe(true);
    expect(await printNotices(args('again', '--print', 'bulletins'), io)).toBe(0);
    for (const name of (await readdir(inside('again'))).filter((n) => n.endsWith('.pdf')))
      expect(sha256Hex(await readFile(inside('again', name))), name).toBe(
        sha256Hex(await readFile(inside('paper', name))),
      );
    expect(await printNotices(args('none', '--unit', 'nowhere'), io)).toBe(2);
    expect(await printNotices(args('none', '--cut', '99999'), io)).toBe(2);
  });

  it('a copy for a known address has the cards that its pages name, and its feeds', {
    timeout: 60_000,
  }, async () => {
    const out: string[] = [];
    const io = { out: (text: string) => out.push(text), err: (text: string) => out.push(text) };
    const args = [inside('shared'), '--package', inside('package'), '--data', inside('data')];
    expect(await exportSite([...args, '--cards'], io)).toBe(2); // a card needs an absolute address
    const whole = [
      ...args,
      '--without-photos',
      '--without-units',
      '--origin',
      'https://results.example/',
      '--cards',
    ];
    expect(await exportSite(whole, io), out.join('\n')).toBe(0);
    const pages = await readdir(inside('shared', 'th', 'c'));
    for (const page of ['index.html', ...pages.map((name) => `c/${name}/index.html`)]) {
      const html = await readFile(inside('shared', 'th', page), 'utf8');
      const [, card = ''] = /og:image" content="https:\/\/results\.example(\/cards\/[^"]+)"/.exec(html) ?? [];
      const bytes = await readFile(inside('shared', decodeURIComponent(card)));
      expect(bytes.subarray(1, 4).toString(), page).toBe('PNG');
    }
    const log = JSON.parse(await readFile(inside('shared', 'v1', 'event-log.json'), 'utf8'));
    expect(log.events.at(-1).event).toBe('first-release');
    expect(await readFile(inside('shared', 'v1', 'changes-th.atom'), 'utf8')).toContain(
      'xml:base="https://results.example/"',
    );
    expect(await readdir(inside('shared', 'v1'))).not.toContain('push.json');
  });

  it('all its cuts are recorded by number, and played again as on the night', async () => {
    const out: string[] = [];
    const io = { out: (text: string) => out.push(text), err: (text: string) => out.push(text) };
    const at = ['--package', inside('package'), '--data', inside('data')];
    expect(await exportCuts([inside('night'), ...at], io), out.join('\n')).toBe(0);
    const recording = await openRecording(inside('night'));
    if (recording === null) throw new Error('no recording');
    expect(recording.cuts.at(-1)).toMatchObject({ number: last.cut, manifestSha256: last.manifest.sha256 });
    let now = 0;
    const events = new CutEvents({ limit: 5 });
    const told: number[] = [];
    const site = new ReplaySite(recording, {
      speed: 60,
      longestGap: 1000,
      loop: true,
      clock: () => now,
      onCut: (news) => {
        told.push(news.cut);
        events.publish(news);
      },
    });
    const server = await serveReplay(site, { host: '127.0.0.1', port: 0 }, events);
    const listening = await fetch(`${server.url}/v1/events`);
    try {
      const ask = async (path: string) => {
        const reply = await fetch(`${server.url}${path}`);
        return reply.ok ? Buffer.from(await reply.arrayBuffer()) : null;
      };
      // A reader who begins with the first cut and puts every delta in has each later table byte for byte.
      let table = (await ask('/feed/candidates.csv')) ?? Buffer.from('');
      const seen = new Set<number>([site.cut]);
      for (let before = site.cut; before < last.cut; ) {
        const { cut } = site;
        if (cut === before) {
          now += 3;
          continue;
        }
        const { deltas } = JSON.parse(String(await ask('/feed/deltas/index.json'))) as {
          deltas: { from: number; path: string }[];
        };
        const step = deltas.find((one) => one.from === before);
        if (step === undefined) throw new Error(`no delta from cut ${before}`);
        const delta = JSON.parse(String(await ask(step.path))) as Delta;
        table = Buffer.from(applyToTable(table, delta, 'candidates'));
        expect(sha256Hex(table)).toBe(delta.tables.find((one) => one.name === 'candidates')?.sha256);
        before = delta.cut;
        seen.add(before);
      }
      expect(seen.size).toBe(recording.cuts.length);
      // Who listens hears of each of them, at once and in order.
      expect(told).toEqual(recording.cuts.map(({ number }) => number));
      const words = await heard(listening, `id: ${last.cut}\n`);
      expect([...words.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))).toEqual(told);
      expect(
        JSON.parse(/^data: (.*)$/m.exec(words.slice(words.lastIndexOf('id:')))?.[1] ?? ''),
      ).toMatchObject({
        cut: last.cut,
      });
      expect(table.equals((await ask('/feed/candidates.csv')) ?? Buffer.from(''))).toBe(true);
      // The last cut is whole and right; the first one is still there by its number, also for people's own programs.
      const source = openSource(server.url);
      expect((await verifyCut(source, null)).findings.differences).toEqual([]);
      await source.close();
      const first = await ask(`/feed/cuts/${recording.cuts[0]?.number}/manifest.json`);
      expect(sha256Hex(first ?? Buffer.from(''))).toBe(recording.cuts[0]?.manifestSha256);
      expect(String(await ask('/feed/light/candidates.ndjson'))).toContain('"votes":');
      out.length = 0;
      expect(await checkFeed([server.url, '--sample'], io)).toBe(0);
      await writeFile(inside('parsed.csv'), `${out.join('\n')}\n`);
      expect(
        await checkFeed([inside('night'), inside('parsed.csv'), '--cut', String(last.cut), '--complete'], io),
        out.slice(-5).join('\n'),
      ).toBe(0);
      for (const path of [
        '/feed/cuts/99999/manifest.json',
        '/feed/../../secret',
        '/v1/f/..%2f..%2fx',
        '/%ff',
      ])
        expect([path, await ask(path)]).toEqual([path, null]);
      now += 10 * recording.cuts.length * 1000;
      expect(site.cut).toBe(recording.cuts[0]?.number);
    } finally {
      await server.close();
    }
  });

  it('a cut that never was is refused, and so is a folder that holds something else', async () => {
    const at = ['--package', inside('package'), '--data', inside('data')];
    expect(await exportSite([inside('other'), ...at, '--cut', '9999'], silent)).toBe(2);
    await expect(exportSite([inside('data'), ...at], silent)).rejects.toThrow(/something else/);
    expect(await readdir(inside('data'))).toContain('signing-key.pem');
  });

  it('a new start shows the last cut before it has read the ledger', async () => {
    const server = await serve();
    try {
      const shown = await pointerOf(server.url);
      expect(shown.cut).toBeGreaterThanOrEqual(last.cut);
      expect((await fetch(`${server.url}/th/`)).status).toBe(200);
      await server.ready;
      expect((await pointerOf(server.url)).cut).toBeGreaterThan(last.cut);
      const light = await fetch(`${server.url}/feed/light/candidates.ndjson`, {
        headers: { 'accept-encoding': 'gzip' },
      });
      expect(light.headers.get('content-type')).toContain('application/x-ndjson');
      expect(light.headers.get('content-encoding')).toBe('gzip');
      expect(JSON.parse((await light.text()).split('\n')[0] ?? '')).toMatchObject({ status: 'unofficial' });
      for (const path of [
        '/feed/cuts/index.json',
        '/feed/deltas/index.json',
        '/feed/nist/report.json',
        '/feed/media-guide.md',
      ])
        expect([path, (await fetch(`${server.url}${path}`)).status]).toEqual([path, 200]);
    } finally {
      await server.close();
    }
  });
});
