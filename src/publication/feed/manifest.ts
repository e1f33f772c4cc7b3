import type { CutFile, PublicView } from '../model.ts';
import { headJson } from '../v1/parts.ts';
import type { Segment } from './form-segments.ts';

/** `/feed/manifest.json`: ties all CSV files to the cut. */
export function feedManifestJson(
  view: PublicView,
  tables: readonly CutFile[],
  segments: readonly Segment[],
  tail: CutFile | null,
) {
  return {
    ...headJson(view.head),
    statusText:
      view.head.status === 'official'
        ? { th: 'ผลคะแนนอย่างเป็นทางการ', en: 'official results' }
        : { th: 'ผลคะแนนอย่างไม่เป็นทางการ', en: 'unofficial results' },
    cap: {
      percent: view.policy.capPercent,
      of: 'stations of each constituency, in ledger order; advance and special units are outside the cap',
      reason: view.policy.capReason,
      source: view.policy.capSource,
    },
    paused: view.policy.paused,
    embargo: view.policy.embargo,
    encoding: 'UTF-8 with byte-order mark, LF line ends, RFC 4180 quoting',
    tables: tables.map(fileJson),
    forms: segments.map(({ file, rows, firstRow, full }) => ({ ...fileJson(file), rows, firstRow, full })),
    formsTail: tail === null ? null : fileJson(tail),
  };
}

function fileJson(file: CutFile) {
  return {
    name: file.path.slice('/feed/'.length),
    path: file.path,
    immutable: file.immutablePath,
    bytes: file.bytes.length,
    sha256: file.sha256,
  };
}
