import { csvLine } from '../basics/csv.ts';
import { encodeUtf8 } from '../basics/utf8.ts';
import { joinCell } from './cell-list.ts';
import { COLUMNS } from './columns.ts';
import { OPTIONAL_FILES, type TableFile } from './limits.ts';
import type { ElectionPackage, Manifest } from './model.ts';
import { PACKAGE_FORMAT, PACKAGE_VERSION } from './parsing/manifest.ts';
import { formatTime } from './time.ts';

type Cell = string | number | null;

/**
 * The canonical files of a package: fixed column order, rows in package order, LF, no byte-order mark, quotes only where
 * needed, optional files only when they have rows. Equal packages give equal bytes, and `parsePackage` reads them back.
 * `reuse` holds files that are known to be canonical already.
 */
export function writePackage(
  pkg: ElectionPackage,
  reuse: ReadonlyMap<string, Uint8Array> = new Map(),
): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  files.set('manifest.json', encodeUtf8(`${JSON.stringify(manifestJson(pkg.manifest), null, 2)}\n`));
  const table = <T>(file: TableFile, items: readonly T[], cells: (item: T) => readonly Cell[]) => {
    if (items.length === 0 && OPTIONAL_FILES.has(file)) return;
    const known = reuse.get(file);
    if (known !== undefined) {
      files.set(file, known);
      return;
    }
    let text = csvLine(COLUMNS[file]);
    for (const item of items) text += csvLine(cells(item));
    files.set(file, encodeUtf8(text));
  };
  table('areas.csv', pkg.areas, (a) => [
    a.id,
    a.kind,
    a.parentId,
    a.code,
    a.name.th,
    a.name.en,
    a.abbreviation,
    a.registered,
    a.stations,
    joinCell(a.zones),
  ]);
  table('candidates.csv', pkg.candidates, (c) => [
    c.id,
    c.contestId,
    c.number,
    c.name.th,
    c.name.en,
    c.partyId,
    c.status,
    c.imageUrl,
  ]);
  table('centres.csv', pkg.centres, (c) => [c.id, c.kind, c.areaId, c.name.th, c.name.en, c.phone]);
  table('choices.csv', pkg.choices, (c) => [c.contestId, c.number, c.code, c.name.th, c.name.en]);
  table('contests.csv', pkg.contests, (c) => [
    c.id,
    c.ballot,
    c.kind,
    c.areaId,
    c.seats,
    c.marks,
    c.title.th,
    c.title.en,
  ]);
  const fields = pkg.forms.flatMap((form) => form.fields.map((field) => ({ form, field })));
  table('form_fields.csv', fields, ({ form, field }) => [
    form.id,
    field.role,
    field.number,
    field.label.th,
    field.label.en,
  ]);
  const parts = pkg.forms.flatMap((form) => (form.parts ?? []).map((part) => ({ form, part })));
  table('form_parts.csv', parts, ({ form, part }) => [
    form.id,
    part.part,
    part.key,
    part.text,
    part.after,
    part.amount,
  ]);
  const places = pkg.forms.flatMap((form) => (form.places ?? []).map((place) => ({ form, place })));
  table('form_places.csv', places, ({ form, place }) => [
    form.id,
    place.place,
    place.page,
    place.x,
    place.y,
    place.width,
    place.height,
  ]);
  table('forms.csv', pkg.forms, (f) => [
    f.id,
    f.code,
    f.ballot,
    f.unitKinds.join(' '),
    f.title.th,
    f.title.en,
    f.pages,
    f.words,
  ]);
  table('parties.csv', pkg.parties, (p) => [
    p.id,
    p.listNumber,
    p.name.th,
    p.name.en,
    p.abbreviation,
    p.colour,
    p.listSize,
    p.logoUrl,
  ]);
  table('boundaries.csv', pkg.boundaries ?? [], (b) => [b.areaId, b.points.join(' ')]);
  table('previous.csv', pkg.previous ?? [], (p) => [p.areaId, p.ballot, p.item, p.partyId, p.value]);
  table('rules.csv', pkg.rules, (r) => [
    r.code,
    r.level,
    [...r.parameters].map(([name, value]) => `${name}=${value}`).join(' '),
  ]);
  table('units.csv', pkg.units, (u) => [
    u.id,
    u.kind,
    u.constituencyId,
    u.districtId,
    u.subDistrictId,
    u.number,
    u.name.th,
    u.name.en,
    u.registered,
    u.advanceRegistered,
    u.centreId,
  ]);
  return files;
}

function manifestJson(manifest: Manifest): unknown {
  const { publication } = manifest;
  const { cap } = publication;
  return {
    format: PACKAGE_FORMAT,
    version: PACKAGE_VERSION,
    id: manifest.id,
    kind: manifest.kind,
    title: { th: manifest.title.th, en: manifest.title.en },
    election_day: manifest.electionDay,
    drill: manifest.drill,
    publication: {
      embargo_until: formatTime(publication.embargoUntil),
      first_release: formatTime(publication.firstRelease),
      complete_by: formatTime(publication.completeBy),
      cap: {
        percent: cap.percent,
        reason: { th: cap.reason.th, en: cap.reason.en },
        source: cap.source,
        until: cap.until === null ? null : formatTime(cap.until),
      },
      ...(publication.maskCommittee ? { mask_committee: true } : {}),
    },
    signatures_required: manifest.signaturesRequired,
    book_size: manifest.bookSize,
    source: manifest.source,
  };
}
