// Builds the browser files into dist/web/assets: the live patcher of the public pages (one small file, its hash in its name)
// and the desk of the score centres. Plain JavaScript, because it runs before anything is compiled.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Everything of a build that is the same for both parts. */
const common = { configFile: false, logLevel: 'warn', clearScreen: false };

/** Builds the patcher into a folder; returns its file name, `live-<hash>.js`. */
export async function buildLive(outDir) {
  return buildScript(join(root, 'web', 'public', 'live', 'main.ts'), 'live', outDir);
}

/** Builds the scripts of single public pages into a folder, `island-<name>-<hash>.js`; returns their file names. */
export async function buildIslands(outDir) {
  const folder = join(root, 'web', 'public', 'islands');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const built = [];
  for (const name of names.sort())
    built.push(await buildScript(join(folder, name), `island-${name.slice(0, -3)}`, outDir));
  return built;
}

/** One small script of the public site, its hash in its name. */
async function buildScript(input, title, outDir) {
  const result = await build({
    ...common,
    root: dirname(input),
    build: { write: false, target: 'es2022', modulePreload: false, rollupOptions: { input } },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((r) => r.output);
  const code = outputs.find((o) => o.type === 'chunk').code;
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 12);
  const name = `${title}-${hash}.js`;
  mkdirSync(outDir, { recursive: true });
  writeFileSync(join(outDir, name), code);
  return name;
}

/** Builds the desk into `staff/` of a folder; its page is `staff/index.html`, its service worker `staff/sw.js`. */
export async function buildStaff(outDir) {
  await build({
    ...common,
    root: join(root, 'web', 'staff'),
    base: '/assets/staff/',
    build: {
      outDir: join(outDir, 'staff'),
      emptyOutDir: true,
      target: 'es2022',
      assetsDir: '.',
      modulePreload: { polyfill: false },
      rollupOptions: {
        // Libraries mark files for a server that renders React; there is none here.
        onwarn: (warning, warn) => {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  });
  await buildWorker(join(outDir, 'staff'));
}

/** The service worker knows every file of its build by hash; a build with other files is another version. */
async function buildWorker(folder) {
  const files = readdirSync(folder)
    .filter((name) => name !== 'sw.js')
    .sort()
    .map((name) => ({
      url: name === 'index.html' ? '/staff' : `/assets/staff/${name}`,
      integrity: `sha256-${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('base64')}`,
    }));
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
  const code = await buildWorkerFile(join(root, 'web', 'staff', 'sw'), {
    __FILES__: JSON.stringify(files),
    __VERSION__: JSON.stringify(version),
  });
  writeFileSync(join(folder, 'sw.js'), code);
}

/** Builds the page of the committees into `phone/` of a folder; its page is `phone/index.html`, its service worker `phone/sw.js`. */
export async function buildPhone(outDir) {
  const folder = join(outDir, 'phone');
  await build({
    ...common,
    root: join(root, 'web', 'phone'),
    base: '/assets/phone/',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      assetsDir: '.',
      modulePreload: { polyfill: false },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  const names = readdirSync(folder)
    .filter((name) => name !== 'sw.js')
    .sort();
  const bytes = names.map((name) => readFileSync(join(folder, name)));
  const version = createHash('sha256').update(Buffer.concat(bytes)).digest('hex').slice(0, 12);
  const files = names.map((name) => (name === 'index.html' ? '/f' : `/assets/phone/${name}`));
  const code = await buildWorkerFile(join(root, 'web', 'phone', 'sw'), {
    __FILES__: JSON.stringify(files),
    __VERSION__: JSON.stringify(version),
  });
  writeFileSync(join(folder, 'sw.js'), code);
}

/**
 * Builds the wall of the press centre into `press/` of a folder; its page is `press/index.html`. The page names its files below its
 * own address, so that a copy may lie below any folder of a host.
 */
export async function buildPress(outDir) {
  const folder = join(outDir, 'press');
  const base = '/assets/press/';
  await build({
    ...common,
    root: join(root, 'web', 'press'),
    base,
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      assetsDir: '.',
      modulePreload: { polyfill: false },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  });
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  writeFileSync(join(folder, 'index.html'), html.replaceAll(`"${base}`, `"..${base}`));
  for (const language of ['th', 'en']) {
    const page = html.replace('lang="th"', `lang="${language}"`).replaceAll(`"${base}`, `"../..${base}`);
    writeFileSync(join(folder, `${language}.html`), page);
  }
}

/** The service worker of the public site and what makes it an app that can be installed. */
export async function buildSiteWorker(outDir) {
  mkdirSync(outDir, { recursive: true });
  const folder = join(root, 'web', 'public', 'sw');
  writeFileSync(join(outDir, 'site-sw.js'), await buildWorkerFile(folder, {}));
  for (const name of ['app.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png'])
    copyFileSync(join(folder, name), join(outDir, name));
}

/** One service worker as one script. */
async function buildWorkerFile(folder, define) {
  const result = await build({
    ...common,
    root: folder,
    define,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input: join(folder, 'sw.ts'), output: { format: 'iife' } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((r) => r.output);
  return outputs.find((o) => o.type === 'chunk').code;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = join(root, 'dist', 'web', 'assets');
  // Old builds of the small scripts lie under other names: the server would serve whichever it finds.
  for (const name of existsSync(out) ? readdirSync(out) : [])
    if (/^(?:live|island-[a-z]+)-\w+\.js$/.test(name)) rmSync(join(out, name));
  const live = await buildLive(out);
  const islands = await buildIslands(out);
  await buildSiteWorker(out);
  await buildStaff(out);
  await buildPhone(out);
  await buildPress(out);
  const staff = readdirSync(join(out, 'staff')).sort();
  const manifest = { live: `/assets/${live}`, staff: staff.map((name) => `/assets/staff/${name}`) };
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const size = (name) => readFileSync(join(out, name)).length;
  process.stdout.write(`web: ${live} ${size(live)} B, staff: ${staff.join(' ')}, ${islands.join(' ')}\n`);
}
