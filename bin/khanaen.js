#!/usr/bin/env node
// The command `khanaen`: builds when sources are newer than the build, then runs the compiled command line.
import { existsSync } from 'node:fs';

const tools = new URL('../tools/build.js', import.meta.url);
if (existsSync(tools)) {
  const { build, buildIsStale } = await import(tools.href);
  if (buildIsStale()) {
    process.stderr.write('building …\n');
    build();
  }
}
const { main } = await import('../dist/src/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
