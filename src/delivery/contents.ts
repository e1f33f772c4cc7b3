import type { CutFile } from '../publication/model.ts';
import type { Content, TargetConfig } from './config/model.ts';
import type { Stage } from './plan.ts';

export const MANIFEST = '/v1/manifest.json';
export const POINTER = '/v1/cut.json';
const NATION = '/v1/nation.json';

const FOLDERS: Readonly<Record<Content, string>> = { ect: '/data/', feed: '/feed/', v1: '/v1/' };

/** One file of a cut and the path at which a place shall hold it. */
export interface ChosenFile {
  readonly path: string;
  readonly file: CutFile;
  readonly stage: Stage;
}

/**
 * Which files of a cut a place gets, and in which order. Manifest and pointer always: whoever reads there can check every hash and knows
 * when a delivery is whole.
 */
export function chosenFiles(
  files: ReadonlyMap<string, CutFile>,
  target: TargetConfig,
): readonly ChosenFile[] {
  const pointer = files.get(POINTER);
  const manifest = files.get(MANIFEST);
  if (pointer === undefined || manifest === undefined) throw new Error('a cut has a pointer and a manifest');
  const last: ChosenFile = { path: POINTER.slice(1), file: pointer, stage: 'pointer' };
  if (target.kind === 'webhook') return [last];
  const folders = target.content.map((content) => FOLDERS[content]);
  const chosen: ChosenFile[] = [];
  for (const file of files.values()) {
    if (file === pointer || file === manifest || !folders.some((folder) => file.path.startsWith(folder)))
      continue;
    chosen.push({
      path: file.path.slice(1),
      file,
      stage: file.path === '/feed/manifest.json' ? 'manifest' : 'data',
    });
  }
  chosen.push(...lastingFiles(files, chosen, target));
  chosen.push({ path: MANIFEST.slice(1), file: manifest, stage: 'manifest' }, last);
  return chosen;
}

/** The names that never change their bytes: all of them, or the two that the pointer itself names. A drive holds each file once. */
function lastingFiles(
  files: ReadonlyMap<string, CutFile>,
  chosen: readonly ChosenFile[],
  target: TargetConfig,
): readonly ChosenFile[] {
  if (target.kind !== 'folder' && target.kind !== 's3') return [];
  // By name: files of the same bytes and name, as in both layouts of ECT Report, share one.
  const list = new Map<string, ChosenFile>();
  const add = (file: CutFile | undefined): void => {
    if (file === undefined) return;
    const path = file.immutablePath.slice(1);
    list.set(path, { path, file, stage: 'data' });
  };
  if (target.lasting) for (const { file } of chosen) add(file);
  add(files.get(MANIFEST));
  if (target.content.includes('v1')) add(files.get(NATION));
  return [...list.values()];
}
