import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Election } from '../../election/lookup.ts';
import { writePackage } from '../../election/write.ts';
import { MerkleFrontier } from '../../ledger/frontier.ts';
import { diskLayout } from '../../publication/disk-layout.ts';
import { mediaPaths, renderMedia } from '../../publication/media/media-files.ts';
import { Publication } from '../../publication/publication.ts';

/**
 * Writes the zeroed files of an election: everything that the feed will hold, with all ids and no figure, as cut 0 of an empty
 * ledger a second before the embargo ends. The same package always gives the same bytes. `units`: also the forms of every
 * constituency and its NIST report, six hundred megabytes for the whole country.
 */
export async function writePreload(
  election: Election,
  folder: string,
  scope: { readonly units: boolean },
): Promise<{ readonly files: number; readonly bytes: number; readonly manifestSha256: string }> {
  const { embargoUntil } = election.pkg.manifest.publication;
  const cut = new Publication(election).makeCut({
    number: 0,
    at: new Date(embargoUntil - 1000).toISOString(),
    ledgerSize: 0,
    root: Buffer.from(new MerkleFrontier().root()).toString('hex'),
  });
  let files = 0;
  let bytes = 0;
  const write = async (path: string, content: Uint8Array): Promise<void> => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    files += 1;
    bytes += content.length;
  };
  for (const [path, content] of diskLayout(cut)) await write(path, content);
  const source = { read: (path: string) => cut.files.get(path)?.bytes ?? null, view: cut.view };
  for (const path of mediaPaths(cut.view, scope)) {
    const file = renderMedia(source, path);
    if (file === null) throw new Error(`nothing was made for ${path}`);
    await write(path.slice(1), file.bytes);
  }
  for (const [name, content] of writePackage(election.pkg)) await write(`v1/package/${name}`, content);
  return { files, bytes, manifestSha256: cut.manifestSha256 };
}
