import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PURE_NODE_MODULES, ROOMS } from '../tools/rooms.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const IMPORT =
  /(?:^|\s)(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.includes('/testing/');

function roomOf(path: string): string | undefined {
  const inside = relative(root, path).replaceAll('\\', '/');
  return Object.keys(ROOMS).find((room) => inside.startsWith(`${room}/`));
}

/** Every import of a file that breaks the arrows, as a sentence. */
function offences(path: string): string[] {
  const own = roomOf(path);
  if (own === undefined) return [`${relative(root, path)} stands in no room of tools/rooms.ts`];
  const room = ROOMS[own];
  const found: string[] = [];
  for (const match of readFileSync(path, 'utf8').matchAll(IMPORT)) {
    const target = match[1] ?? match[2] ?? '';
    if (target.startsWith('.')) {
      const other = roomOf(resolve(dirname(path), target));
      if (other !== own && (other === undefined || !room?.uses.includes(other))) {
        found.push(`${relative(root, path)} may not import ${target}`);
      }
    } else if (room?.pure && !PURE_NODE_MODULES.includes(target)) {
      found.push(`${relative(root, path)} is pure and may not import ${target}`);
    }
  }
  return found;
}

describe('import boundaries', () => {
  it('are kept by every source file', () => {
    const files = ['src', 'web']
      .flatMap((folder) => sources(join(root, folder)))
      .filter((path) => !isTest(path));
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(offences)).toEqual([]);
  });

  it('know no circle of rooms', () => {
    const reach = (room: string, seen: readonly string[]): string[] =>
      (ROOMS[room]?.uses ?? []).flatMap((next) =>
        seen.includes(next) ? [`${[...seen, next].join(' -> ')}`] : reach(next, [...seen, next]),
      );
    expect(Object.keys(ROOMS).flatMap((room) => reach(room, [room]))).toEqual([]);
  });
});
