import { describe, expect, it } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import type { Cut } from '../../publication/model.ts';
import { Publication } from '../../publication/publication.ts';
import { FactWriter } from '../../publication/testing/facts.ts';
import { makeSite } from '../make-site.ts';
import { FeedShelf } from './feed-shelf.ts';

const election = indexElection(tinyPackage());

/** Cuts of a small night, one unit more in each. */
function* night(cuts: number): Generator<Cut> {
  const publication = new Publication(election);
  const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
  let folded = 0;
  for (let number = 1; number <= cuts; number++) {
    if (number > 1) writer.acceptUnit(number - 2, [number, 2, 1]);
    for (const fact of writer.facts.slice(folded)) publication.apply(fact);
    folded = writer.facts.length;
    yield publication.makeCut({ number, at: writer.now, ledgerSize: folded, root: '0'.repeat(64) });
  }
}

const json = (bytes: Uint8Array | undefined): unknown =>
  JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()));

describe('earlier cuts and deltas', () => {
  it('cuts are found by number, and steps between neighbours, as long as their files are kept', () => {
    const kept = new Map<string, Uint8Array>();
    const shelf = new FeedShelf((path) => kept.get(path) ?? null, 3);
    const cuts = [...night(5)];
    for (const cut of cuts) {
      for (const file of cut.files.values()) kept.set(file.immutablePath, file.bytes);
      shelf.take(cut);
    }
    expect(json(shelf.find('/feed/cuts/index.json')?.bytes)).toMatchObject({
      cuts: [{ cut: 3 }, { cut: 4 }, { cut: 5 }],
    });
    expect(json(shelf.find('/feed/deltas/index.json')?.bytes)).toMatchObject({
      deltas: [
        { from: 3, to: 4, path: '/feed/deltas/3-4.json' },
        { from: 4, to: 5 },
      ],
    });
    const path = '/data/stats/stats_cons.json';
    expect(shelf.find(`/feed/cuts/4${path}`)?.bytes).toBe(cuts[3]?.files.get(path)?.bytes);
    expect(json(shelf.find('/feed/deltas/4-5.json')?.bytes)).toMatchObject({ cut: 5, from: { cut: 4 } });
    for (const gone of [
      '/feed/cuts/2/manifest.json',
      '/feed/deltas/2-3.json',
      '/feed/deltas/3-5.json',
      '/feed/deltas/5-4.json',
      '/feed/cuts/4/secret',
    ])
      expect([gone, shelf.find(gone)]).toEqual([gone, null]);
    // The bytes of the third cut are dropped: it leaves the list, and so does the step from it.
    const lost = cuts[2]?.files.get('/v1/manifest.json')?.immutablePath ?? '';
    kept.delete(lost);
    expect(json(shelf.find('/feed/cuts/index.json')?.bytes)).toMatchObject({
      cuts: [{ cut: 4 }, { cut: 5 }],
    });
    expect(json(shelf.find('/feed/deltas/index.json')?.bytes)).toMatchObject({
      deltas: [{ from: 4, to: 5 }],
    });
  });

  it('the site serves them for ever, other formats, and the guide', () => {
    const site = makeSite(election, 'key');
    const [first, second, third] = [...night(3)];
    if (first === undefined || second === undefined || third === undefined) throw new Error('three cuts');
    site.install(first);
    site.install(second);
    expect(site.find('/feed/deltas/1-2.json')?.served.cacheControl).toContain('immutable');
    expect(site.find('/feed/cuts/1/feed/national.csv')?.served.bytes).toBe(
      first.files.get('/feed/national.csv')?.bytes,
    );
    const light = site.find('/feed/light/national.json')?.served;
    expect(json(light?.bytes)).toMatchObject({ cut: 2 });
    expect(light?.cacheControl).not.toContain('immutable');
    expect(site.find('/feed/light/national.json')?.served).toBe(light);
    // What was made of a cut is not kept for the next start.
    expect(site.snapshot()?.files.map((file) => file.path)).not.toContain('/feed/light/national.json');
    site.install(third);
    expect(json(site.find('/feed/light/provinces.json')?.served.bytes)).toMatchObject({ cut: 3 });
    expect(site.find('/feed/media-guide.md')?.served.mediaType).toContain('text/markdown');
    expect(site.find('/feed/nothing.json')).toBeNull();
  });
});
