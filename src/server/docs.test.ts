import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ERROR_CODES } from './error-codes.ts';
import { API_ROUTES } from './routes/index.ts';

test('docs/formats/staff-api.md names every route and every error code', async () => {
  const text = await readFile(new URL('../../docs/formats/staff-api.md', import.meta.url), 'utf8');
  for (const { method, url } of API_ROUTES) {
    const short = url.replace('/api/units/:unit/:ballot', '…');
    expect(text.includes(`${method} ${url}`) || text.includes(`${method} ${short}`), `${method} ${url}`).toBe(
      true,
    );
  }
  for (const code of Object.keys(ERROR_CODES)) expect(text, code).toContain(`\`${code}\``);
});
