import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { buildPhone } from '../../tools/build-web.js';

const folder = mkdtempSync(join(tmpdir(), 'khanaen-phone-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A committee in the hills opens it over a slow line. */
describe('weight of the committees’ page', () => {
  it('is at most 40 kB (brotli), and needs nothing from elsewhere', async () => {
    await buildPhone(folder);
    const built = join(folder, 'phone');
    const files = readdirSync(built).map((name) => readFileSync(join(built, name)));
    const bytes = files.reduce((sum, file) => sum + brotliCompressSync(file).length, 0);
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThanOrEqual(40_000);
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    expect(
      page.match(/(?:src|href)="[^"]+"/g)?.every((link) => /"(?:\/assets\/phone\/|data:)/.test(link)),
    ).toBe(true);
  }, 60_000);
});
