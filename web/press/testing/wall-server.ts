import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPress } from '../../../tools/build-web.js';
import { pageStyleHash } from '../../public/style.ts';
import type { Answer } from '../../testing/serve.ts';
import { serve } from '../../testing/serve.ts';
import type { CutFiles } from './files.ts';
import { headOfFiles } from './files.ts';

/** The policy that the public site sends. */
const POLICY = `default-src 'none'; script-src 'self'; style-src 'self' '${pageStyleHash}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  html: 'text/html; charset=utf-8',
};

export interface WallServer {
  readonly url: string;
  files: CutFiles;
  down: boolean;
  /** Seconds by which the server's clock is after its cut. */
  age: number;
  polls: number;
  close(): Promise<void>;
}

/** The wall as the public server serves it, over files that a test chooses. */
export async function wallServer(files: CutFiles, port?: number): Promise<WallServer> {
  const folder = mkdtempSync(join(tmpdir(), 'khanaen-press-'));
  await buildPress(folder);
  const built = new Map(
    readdirSync(join(folder, 'press')).map((name) => [name, readFileSync(join(folder, 'press', name))]),
  );
  rmSync(folder, { recursive: true });
  const page = (name: string): Answer | null => {
    const body = built.get(name);
    const type = TYPES[name.split('.').pop() ?? ''] ?? 'text/plain';
    return body === undefined ? null : { type, body, headers: { 'content-security-policy': POLICY } };
  };
  const state = { files, down: false, age: 5, polls: 0 };
  const answer = (url: string): Answer | null => {
    const path = url.split('?', 1)[0] ?? '/';
    const language = /^\/press(?:\/(th|en))?\/?$/.exec(path);
    if (language !== null) return page(language[1] === undefined ? 'index.html' : `${language[1]}.html`);
    if (path.startsWith('/assets/press/')) return page(path.slice('/assets/press/'.length));
    if (path === '/v1/cut.json') state.polls++;
    if (state.down) return { status: 503, type: 'text/plain', body: '' };
    const body = state.files.get(path);
    if (body === undefined) return null;
    const { at } = headOfFiles(state.files);
    const date = new Date(Date.parse(at) + state.age * 1000).toUTCString();
    return { type: path.endsWith('.csv') ? 'text/csv' : 'application/json', body, headers: { date } };
  };
  const { url, close } = await serve((request) => answer(request.url ?? '/'), port);
  return Object.assign(state, { url, close });
}
