import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COLUMNS } from './columns.ts';
import { NOTE_CODES } from './ect/notes.ts';
import { PACKAGE_FILES, ROW_LIMITS } from './limits.ts';
import { HEAD_ROLES } from './model.ts';
import { PACKAGE_ERROR_CODES } from './package-errors.ts';
import { PREFLIGHT_CODES } from './preflight/finding.ts';

const docs = (name: string) => readFileSync(new URL(`../../docs/formats/${name}`, import.meta.url), 'utf8');

test('the description of the package names every file, column, role and code', () => {
  const text = docs('election-package.md');
  const missing = [...PACKAGE_FILES, ...HEAD_ROLES, ...PACKAGE_ERROR_CODES, ...PREFLIGHT_CODES].filter(
    (word) => !text.includes(`\`${word}\``),
  );
  expect(missing).toEqual([]);
  for (const columns of Object.values(COLUMNS)) expect(text).toContain(`\`${columns.join(', ')}\``);
  expect(text).toContain(ROW_LIMITS['units.csv'].toLocaleString('en'));
});

test('the description of the import names every note', () => {
  const text = docs('ect-import.md');
  expect(NOTE_CODES.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
});
