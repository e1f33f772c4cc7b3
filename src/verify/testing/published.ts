import { sha256Hex } from '../../basics/sha256.ts';
import type { Election } from '../../election/lookup.ts';
import { indexElection } from '../../election/lookup.ts';
import type { ElectionPackage } from '../../election/model.ts';
import { parsePackage } from '../../election/parse.ts';
import { writePackage } from '../../election/write.ts';
import { Publication } from '../../publication/publication.ts';
import type { FactWriter } from '../../publication/testing/facts.ts';
import type { Source } from '../source.ts';

/** A package as it is after writing and reading, with its hash and its files. */
export function asPublished(pkg: ElectionPackage): {
  election: Election;
  files: ReadonlyMap<string, Uint8Array>;
} {
  const files = writePackage(pkg);
  const parsed = parsePackage(files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error[0]));
  return { election: indexElection(parsed.value), files };
}

/** The files of one cut over all facts, by path; made by the real publication. */
export function cutOver(election: Election, writer: FactWriter, laterMs = 1000): Map<string, Uint8Array> {
  const publication = new Publication(election);
  for (const sealed of writer.facts) publication.apply(sealed);
  const cut = publication.makeCut({
    number: 3,
    at: new Date(Date.parse(writer.now) + laterMs).toISOString(),
    ledgerSize: writer.facts.length,
    root: 'ab'.repeat(32),
  });
  return new Map([...cut.files].map(([path, file]) => [path, file.bytes]));
}

/** Serves files from memory, as a mirror without the immutable paths would. */
export function memorySource(files: ReadonlyMap<string, Uint8Array>): Source {
  return {
    name: 'memory',
    read: async (path) => files.get(path) ?? null,
    close: async () => undefined,
  };
}

/** Replaces a file and writes its new hash into the manifests, as a forger would who knows them. */
export function forge(
  files: ReadonlyMap<string, Uint8Array>,
  path: string,
  bytes: Uint8Array,
): Map<string, Uint8Array> {
  const forged = new Map(files);
  const before = sha256Hex(files.get(path) ?? new Uint8Array());
  forged.set(path, bytes);
  if (path === '/v1/manifest.json') return forged;
  const rehash = (manifest: string) => {
    const text = new TextDecoder().decode(forged.get(manifest));
    const size = `"bytes":${files.get(path)?.length},"sha256":"${before}"`;
    const fixed = text.replaceAll(size, `"bytes":${bytes.length},"sha256":"${sha256Hex(bytes)}"`);
    return new TextEncoder().encode(fixed);
  };
  if (path !== '/feed/manifest.json' && path.startsWith('/feed/')) {
    const inner = rehash('/feed/manifest.json');
    forged.set('/v1/manifest.json', rehash('/v1/manifest.json'));
    return forge(forged, '/feed/manifest.json', inner);
  }
  forged.set('/v1/manifest.json', rehash('/v1/manifest.json'));
  return forged;
}
