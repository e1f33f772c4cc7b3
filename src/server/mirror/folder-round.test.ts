import { expect, it } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { Publication } from '../../publication/publication.ts';
import type { CutNews } from '../public/cut-events.ts';
import { PublicSite } from '../public/site.ts';
import { FolderRound } from './folder-round.ts';

const election = indexElection(tinyPackage());
const publication = new Publication(election);

function cutAndRow(number: number) {
  const at = new Date(election.pkg.manifest.publication.firstRelease + number * 60_000).toISOString();
  const cut = publication.makeCut({ number, at, ledgerSize: 0, root: '0'.repeat(64) });
  const { manifestSha256 } = cut;
  const none = new Uint8Array();
  return [
    cut,
    { number, at, ledgerSize: 0, root: none, manifestSha256, frontier: none, checkpoint: 'note' },
  ] as const;
}

function setUp() {
  const disk = { full: false, written: [] as number[], told: [] as number[], failures: 0 };
  const round = new FolderRound({
    site: new PublicSite({
      renderPage: () => null,
      renderFile: () => null,
      assets: new Map(),
      packageFiles: new Map(),
    }),
    tree: {
      write: async (_site, cut) => {
        if (disk.full) throw new Error('no space left');
        disk.written.push(cut.head.number);
        return { files: 1, bytes: 1 };
      },
    },
    events: { publish: ({ cut }: CutNews) => disk.told.push(cut) },
    status: {
      wrote: () => undefined,
      failed: () => {
        disk.failures++;
      },
    },
    scope: { units: false },
    everyMs: 0,
    clock: () => 0,
  });
  return { round, disk };
}

it('tells of a cut once it is in the folder, and only once', async () => {
  const { round, disk } = setUp();
  expect(await round.write()).toBe(0);
  round.offer(...cutAndRow(1));
  await round.write();
  await round.write();
  expect(disk).toMatchObject({ written: [1], told: [1], failures: 0 });
});

it('tells of a cut that the disk does not take, because memory answers with it, and writes it later', async () => {
  const { round, disk } = setUp();
  disk.full = true;
  round.offer(...cutAndRow(1));
  await round.write();
  await round.write();
  expect(disk).toMatchObject({ written: [], told: [1], failures: 2 });
  round.offer(...cutAndRow(2));
  await round.write();
  disk.full = false;
  await round.write();
  expect(disk).toMatchObject({ written: [2], told: [1, 2], failures: 3 });
});
