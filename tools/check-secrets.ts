import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Shapes of things that must never be committed. */
const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ['private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/]{40}/],
  [
    'password in an address',
    /\b(?:postgres(?:ql)?|https?|redis):\/\/[^\s:/@'"`$]+:(?!password@|secret@|PASSWORD@)[^\s:/@'"`$]{3,}@(?!127\.0\.0\.1|localhost)/,
  ],
  ['cloud key', /\bAKIA[0-9A-Z]{16}\b/],
  ['token', /\b(?:ghp|gho|ghs|npm)_[A-Za-z0-9]{30,}\b/],
  ['registry address', /"resolved":\s*"https?:/],
];

const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
const found: string[] = [];
for (const file of files) {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    continue; // removed from the working tree, not yet from the index
  }
  for (const [name, pattern] of PATTERNS) if (pattern.test(text)) found.push(`${file}: ${name}`);
}
if (found.length > 0) {
  process.stderr.write(`must not be committed:\n${found.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(`secrets: none in ${files.length} files\n`);
