import { PACKAGE_FILES } from '../election/limits.ts';
import type { Election } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import type { PackageHash } from '../election/model.ts';
import { parsePackage } from '../election/parse.ts';
import { checkCap } from './check-cap.ts';
import { checkCorrections } from './check-corrections.ts';
import { checkEct } from './check-ect.ts';
import { checkTable } from './check-tables.ts';
import type { Unchecked } from './compare.ts';
import { compareJson } from './compare.ts';
import type { DownloadedCut, Head } from './cut.ts';
import { downloadCut, parseJson, record } from './cut.ts';
import { Findings } from './difference.ts';
import { readForms } from './form-rows.ts';
import type { Source } from './source.ts';
import { CannotCheck } from './source.ts';
import type { LedgerActs, Recomputed } from './state.ts';
import { recompute } from './state.ts';
import { expectedTables } from './tables.ts';
import {
  areaExpected,
  constituencyExpected,
  nationExpected,
  partiesExpected,
  policyExpected,
  seatsExpected,
} from './v1-expected.ts';

/** What a verification found. */
export interface Verification {
  readonly head: Head;
  readonly manifestSha256: string;
  readonly packageHash: PackageHash;
  readonly files: number;
  readonly rows: number;
  readonly units: number;
  readonly findings: Findings;
  readonly unchecked: Unchecked;
  /** Files of the cut that no check knows: only their hash was held against the manifest. */
  readonly hashOnly: readonly string[];
}

/**
 * Checks one cut: hashes, package, rows, pairing, cap, coverage, totals of every area, winners, seats, and every file against
 * them. Throws {@link CannotCheck} when there is nothing to check with.
 *
 * @param packageFiles Files of the election package; null: take them from the source (`/v1/package/`).
 */
export async function verifyCut(
  source: Source,
  packageFiles: ReadonlyMap<string, Uint8Array> | null,
): Promise<Verification> {
  const findings = new Findings();
  const unchecked: Unchecked = new Map();
  const cut = await downloadCut(source, findings);
  const { head, files } = cut;
  const { election, hash } = await loadPackage(source, cut, packageFiles);
  if (hash !== head.package) {
    findings.differ('/v1/manifest.json', '$.package', hash, head.package);
  }
  findings.equal('/v1/manifest.json', '$.election', election.pkg.manifest.id, head.election);
  findings.equal('/v1/manifest.json', '$.drill', election.pkg.manifest.drill, head.drill);
  const forms = readForms(election, files, findings);
  const seen = new Set<string>(['/v1/manifest.json']);
  const json = (path: string): unknown => {
    seen.add(path);
    const bytes = files.get(path);
    if (bytes !== undefined) return parseJson(bytes, path);
    findings.differ(path, 'file', 'a file of the cut', undefined);
    return null;
  };
  for (const path of files.keys()) if (path.startsWith('/feed/forms-')) seen.add(path);
  const held = json('/v1/held.json');
  const state = recompute(election, forms, json('/v1/policy.json'), held, actsOf(election, files), findings);
  checkCap(state, held, findings);
  const compare = (path: string, expected: unknown) => {
    compareJson(path, expected, json(path), findings, unchecked);
  };
  compare('/v1/nation.json', nationExpected(state, head));
  compare('/v1/seats.json', seatsExpected(state, head));
  compare('/v1/parties.json', partiesExpected(state, head));
  compare('/v1/policy.json', policyExpected(state, head, json('/v1/policy.json')));
  compareAreas(state, head, compare);
  checkCorrections(election, forms, json('/v1/corrections.json'), head, findings);
  checkFeedManifest(cut, json('/feed/manifest.json'), state, findings);
  for (const table of expectedTables(state, head)) {
    seen.add(table.path);
    checkTable(table, files.get(table.path), findings, unchecked);
  }
  for (const path of checkEct(state, head, files, findings, unchecked)) seen.add(path);
  return {
    head,
    manifestSha256: cut.manifestSha256,
    packageHash: hash,
    files: files.size,
    rows: forms.rows.length,
    units: state.standing.filter((s) => s === 'shown').length,
    findings,
    unchecked,
    hashOnly: [...files.keys()].filter((path) => !seen.has(path) && !path.startsWith('/v1/package/')),
  };
}

function compareAreas(
  state: Recomputed,
  head: Head,
  compare: (path: string, expected: unknown) => void,
): void {
  state.election.pkg.areas.forEach((area, a) => {
    switch (area.kind) {
      case 'constituency':
        compare(`/v1/constituencies/${area.id}.json`, constituencyExpected(state, head, a));
        break;
      case 'province':
        compare(`/v1/provinces/${area.id}.json`, areaExpected(state, head, a));
        break;
      case 'local-body':
        compare(`/v1/bodies/${area.id}.json`, areaExpected(state, head, a));
        break;
      case 'nation':
      case 'district':
      case 'sub-district':
        break;
    }
  });
}

/** The feed's own manifest must name the same bytes as the manifest of the cut. */
function checkFeedManifest(cut: DownloadedCut, file: unknown, state: Recomputed, findings: Findings): void {
  const path = '/feed/manifest.json';
  const json = record(file);
  for (const key of ['cut', 'at', 'status', 'drill', 'election', 'package'] as const) {
    findings.equal(path, `$.${key}`, cut.head[key], json[key]);
  }
  findings.equal(path, '$.cap.percent', state.capPercent, record(json['cap'])['percent']);
  const listed = [json['tables'], json['forms'], [json['formsTail']]].flatMap((list) =>
    Array.isArray(list) ? list.filter((item) => item !== null && item !== undefined) : [],
  );
  const main = record(parseJson(cut.files.get('/v1/manifest.json') ?? new Uint8Array(), '/v1/manifest.json'));
  const byPath = new Map(
    (Array.isArray(main['files']) ? main['files'] : []).map((item) => [record(item)['path'], record(item)]),
  );
  for (const item of listed) {
    const entry = record(item);
    const other = byPath.get(entry['path']);
    findings.equal(path, `${String(entry['path'])}, sha256`, other?.['sha256'], entry['sha256']);
    findings.equal(path, `${String(entry['path'])}, bytes`, other?.['bytes'], entry['bytes']);
  }
  const inCut = [...cut.files.keys()].filter((p) => p.startsWith('/feed/') && p !== path).length;
  findings.equal(path, 'files listed', inCut, listed.length);
}

/** Lots and certifications are facts of the ledger, not of the forms: they are taken as published. */
function actsOf(election: Election, files: ReadonlyMap<string, Uint8Array>): LedgerActs {
  const lots = new Map<number, readonly number[]>();
  const certified = new Set<number>();
  const index = new Map(election.pkg.contests.map((contest, c) => [contest.id as string, c]));
  const learn = (item: unknown) => {
    const outcome = record(record(item)['outcome']);
    const c = index.get(String(record(item)['contest']));
    if (c === undefined) return;
    const { draw } = outcome;
    if (Array.isArray(draw)) lots.set(c, draw.map(Number));
    if (outcome['progress'] === 'certified' && record(outcome['certified'])['order'] !== undefined)
      certified.add(c);
  };
  for (const [path, bytes] of files) {
    if (!/^\/v1\/(constituencies|provinces|bodies)\//.test(path)) continue;
    const json = record(parseJson(bytes, path));
    for (const list of [json['ballots'], json['contests']]) if (Array.isArray(list)) list.forEach(learn);
  }
  return { lots, certified };
}

const PACKAGE = '/v1/package/';

async function loadPackage(
  source: Source,
  cut: DownloadedCut,
  given: ReadonlyMap<string, Uint8Array> | null,
): Promise<{ election: Election; hash: PackageHash }> {
  const files = given ?? (await publishedPackage(source, cut));
  if (files.size === 0) {
    throw new CannotCheck(`${source.name} has no ${PACKAGE}: give the election package with --package`);
  }
  const parsed = parsePackage(files);
  if (!parsed.ok) {
    const first = parsed.error[0];
    throw new CannotCheck(
      `the election package cannot be read: ${first?.file ?? ''} ${first?.line ?? ''} ${first?.message.en ?? ''}`,
    );
  }
  return { election: indexElection(parsed.value), hash: parsed.value.hash };
}

/** Files under /v1/package/, as the manifest of the cut lists them or as the folder's own list does. */
async function publishedPackage(source: Source, cut: DownloadedCut): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of cut.files) {
    if (path.startsWith(PACKAGE)) files.set(path.slice(PACKAGE.length), bytes);
  }
  if (files.size > 0) return files;
  for (const name of PACKAGE_FILES) {
    const bytes = await source.read(`${PACKAGE}${name}`);
    if (bytes !== null) files.set(name, bytes);
  }
  return files;
}
