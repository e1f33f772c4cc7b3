import type { CutFile, CutHead } from '../model.ts';
import { headJson } from './parts.ts';

/** `/v1/manifest.json`: every file of the cut with its hash. Its own hash names the whole cut. */
export function manifestJson(head: CutHead, files: Iterable<CutFile>) {
  return {
    ...headJson(head),
    files: [...files].map((file) => ({
      path: file.path,
      immutable: file.immutablePath,
      bytes: file.bytes.length,
      sha256: file.sha256,
      type: file.mediaType,
    })),
  };
}

/** `/v1/cut.json`: the small pointer that clients ask for again and again. */
export function pointerJson(head: CutHead, manifest: CutFile, nation: CutFile) {
  return {
    ...headJson(head),
    manifest: { path: manifest.immutablePath, sha256: manifest.sha256 },
    nation: { path: nation.immutablePath, sha256: nation.sha256 },
  };
}
