import { readFileSync } from 'node:fs';

/** Licences that a public authority can take along without obligations towards its own code. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'PostgreSQL',
  'MPL-2.0',
  'MIT OR Apache-2.0',
  '(MIT OR Apache-2.0)',
  'Apache-2.0 OR MIT',
  'Unlicense',
  'Python-2.0',
  'CC-BY-4.0',
  'MIT-0',
  'MIT AND OFL-1.1',
  '(MIT OR CC0-1.0)',
]);

/**
 * Single packages that are taken all the same. libvips is a shared library beside our code, and anybody may put another build in
 * its place, which is what the LGPL asks; png-js carries the MIT licence as a file and does not name it in its package.json;
 * url-template says only "BSD" and carries the text with three clauses.
 */
const TAKEN = [
  /^node_modules\/@img\/sharp-[\w-]+$/,
  /^node_modules\/png-js$/,
  /^node_modules\/url-template$/,
];

interface LockedPackage {
  readonly license?: string;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const refused = Object.entries(lock.packages)
  .filter(([path, entry]) => path !== '' && !ALLOWED.has(entry.license ?? 'none'))
  .filter(([path]) => !TAKEN.some((pattern) => pattern.test(path)))
  .map(([path, entry]) => `${path}: ${entry.license ?? 'no licence stated'}`);

if (refused.length > 0) {
  process.stderr.write(`licences to look at:\n${refused.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(`licences: ${Object.keys(lock.packages).length - 1} packages, all allowed\n`);
