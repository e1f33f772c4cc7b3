#!/usr/bin/env node
// The command `khanaen`: builds when sources are newer than the build, then runs the compiled command line.
// CommonJS, because the number of file threads must be set before Node.js starts its first one: many photos are brought to
// the disk at the same time, and the disk then writes them together.
process.env.UV_THREADPOOL_SIZE ??= '32';

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

async function run() {
  const tools = join(__dirname, '..', 'tools', 'build.js');
  if (process.env.KHANAEN_BUILT !== '1' && existsSync(tools)) {
    const { build, buildIsStale } = await import(pathToFileURL(tools).href);
    if (buildIsStale()) {
      process.stderr.write('building …\n');
      build();
    }
  }
  process.env.KHANAEN_BUILT = '1'; // commands that this one starts run the same build
  const { main } = await import('../dist/src/cli/main.js');
  process.exitCode = await main(process.argv.slice(2));
}

run().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 2;
});
