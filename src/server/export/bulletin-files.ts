import { BULLETIN_LISTS, BulletinShelf, filesOfHour, listFile } from '../press/bulletin-shelf.ts';
import { BulletinStore } from '../press/bulletin-store.ts';

export interface BulletinFilesOptions {
  readonly dataDir: string;
  readonly packageHash: string;
  /** Papers of later cuts than this are left out. */
  readonly cut: number;
  readonly origin: string | null;
  /** False: only the lists, which then name nothing. */
  readonly papers: boolean;
}

/** The hourly bulletins up to a cut, by path, and the lists that lead to them. A paper takes some hundredths of a second. */
export async function* bulletinFiles(
  options: BulletinFilesOptions,
): AsyncGenerator<readonly [string, Uint8Array]> {
  const { dataDir, packageHash, cut, origin, papers } = options;
  const all = new BulletinStore(dataDir, packageHash);
  await all.look();
  const hours = papers ? all.hours.filter((hour) => hour.cut <= cut) : [];
  const shelf = new BulletinShelf({
    store: { hours, read: (name, scope) => all.read(name, scope) },
    packageHash,
    origin: () => origin,
  });
  const paths = hours.flatMap(filesOfHour).map(decodeURIComponent);
  for (const path of [...paths, ...BULLETIN_LISTS]) {
    const found = await shelf.at(path);
    if (found === null || typeof found !== 'object') throw new Error(`nothing stands at ${path}`);
    yield [listFile(path), found.bytes];
  }
}
