import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeDesk } from '../centre/desk.ts';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { FORM_KEY, StandInReader } from '../intake/testing/stand-ins.ts';
import { openElection } from '../store/election.ts';
import { DiskPhotoStore } from '../store/photo-disk.ts';
import { testDatabase } from '../store/testing/database.ts';
import { startThirdOpinion } from './third-opinion.ts';

test('says with which weights it reads, and offers the public how often it agrees', async () => {
  const database = await testDatabase();
  const election = indexElection(tinyPackage());
  await openElection(database, election);
  const dir = await mkdtemp(join(tmpdir(), 'khanaen-third-'));
  const logged: string[] = [];
  const offered = vi.fn();
  const opinion = startThirdOpinion(
    {
      desk: makeDesk({ db: database.pool, election, photos: new DiskPhotoStore(dir) }),
      reader: new StandInReader(),
      formKey: FORM_KEY,
      geometryOf: () => null,
      log: (line) => logged.push(line),
    },
    dir,
    () => true,
    { offer: offered },
  );
  await vi.waitFor(() => expect(offered).toHaveBeenCalled(), { timeout: 20_000 });
  await opinion.stop();
  const [path, type, bytes] = offered.mock.calls[0] ?? [];
  expect([path, type]).toEqual(['/v1/reading.json', 'application/json']);
  expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({
    format: 'khanaen-reading-agreement 1',
    models: [],
  });
  expect(logged).toEqual([expect.stringContaining('not fitted to forms of this country yet')]);
  await database.close();
  await rm(dir, { recursive: true, force: true });
});
