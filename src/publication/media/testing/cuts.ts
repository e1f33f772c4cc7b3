import { at } from '../../../basics/assert.ts';
import type { Election } from '../../../election/lookup.ts';
import type { SealedFact } from '../../../ledger/facts.ts';
import type { Cut } from '../../model.ts';
import { Publication } from '../../publication.ts';
import type { DeltaSide } from '../delta.ts';
import type { MediaSource } from '../media-files.ts';

const root = '0'.repeat(64);

/** A cut over all facts, made by a publication of its own. */
export function cutOver(election: Election, facts: readonly SealedFact[], number: number, now: string): Cut {
  const publication = new Publication(election);
  for (const fact of facts) publication.apply(fact);
  return publication.makeCut({ number, at: now, ledgerSize: facts.length, root });
}

export function sourceOf(cut: Cut): MediaSource {
  return { read: (path) => cut.files.get(path)?.bytes ?? null, view: cut.view };
}

export function sideOf(cut: Cut): DeltaSide {
  const read = (path: string): Uint8Array | null => cut.files.get(path)?.bytes ?? null;
  const manifest = read('/v1/manifest.json');
  if (manifest === null) throw new Error('a cut has a manifest');
  return { manifest, read };
}

/** Time of the last of the facts, or some minutes later: a cut is never older than what it shows. */
export function timeAfter(facts: readonly SealedFact[], minutes = 0): string {
  return new Date(Date.parse(at(facts, facts.length - 1).fact.at) + minutes * 60_000).toISOString();
}
