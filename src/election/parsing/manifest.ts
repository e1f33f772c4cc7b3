import type { Bilingual } from '../../basics/bilingual.ts';
import { decodeUtf8 } from '../../basics/utf8.ts';
import { BYTE_LIMITS } from '../limits.ts';
import { ELECTION_KINDS, type Manifest } from '../model.ts';
import { Node } from './json-node.ts';
import type { Problems } from './problems.ts';

export const PACKAGE_FORMAT = 'khanaen-election-package';
export const PACKAGE_VERSION = 1;

const FILE = 'manifest.json';

/** Reads `manifest.json`; null when it cannot be read at all. A manifest with errors is returned with harmless values. */
export function readManifest(files: ReadonlyMap<string, Uint8Array>, problems: Problems): Manifest | null {
  const bytes = files.get(FILE);
  if (bytes === undefined) {
    problems.add(FILE, null, null, 'missing-file');
    return null;
  }
  if (bytes.length > BYTE_LIMITS[FILE]) {
    problems.add(FILE, null, null, 'file-too-large', { value: bytes.length, allowed: BYTE_LIMITS[FILE] });
    return null;
  }
  const text = decodeUtf8(bytes);
  if (!text.ok) {
    problems.add(FILE, text.error.line, null, 'not-utf8');
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(text.value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    problems.add(FILE, lineOf(text.value, reason), null, 'not-json', { value: reason });
    return null;
  }
  const root = new Node(value, '', FILE, problems);
  const manifest = readRoot(root);
  root.finish();
  return manifest;
}

function lineOf(text: string, reason: string): number | null {
  const position = /position (\d+)/.exec(reason)?.[1];
  return position === undefined ? null : text.slice(0, Number(position)).split('\n').length;
}

function readRoot(root: Node): Manifest {
  root.constant('format', PACKAGE_FORMAT);
  root.constant('version', PACKAGE_VERSION);
  const publication = root.object('publication');
  const cap = publication.object('cap');
  return {
    id: root.id('id'),
    kind: root.word('kind', ELECTION_KINDS),
    title: bilingual(root.object('title')),
    electionDay: root.date('election_day'),
    drill: root.boolean('drill'),
    publication: {
      embargoUntil: publication.time('embargo_until'),
      firstRelease: publication.time('first_release'),
      completeBy: publication.time('complete_by'),
      cap: {
        percent: cap.whole('percent', 1, 100),
        reason: bilingual(cap.object('reason')),
        source: cap.text('source'),
        until: cap.optionalTime('until'),
      },
      ...(publication.optionalBoolean('mask_committee') ? { maskCommittee: true } : {}),
    },
    signaturesRequired: root.whole('signatures_required', 0, 99),
    bookSize: root.whole('book_size', 1, 1000),
    source: root.text('source'),
  };
}

function bilingual(node: Node): Bilingual {
  return { th: node.text('th'), en: node.text('en') };
}
