import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { ElectionPackage, Form, FormField, FormPart, FormPlace, PackageHash } from './model.ts';
import type { PackageError } from './package-errors.ts';
import { packageHash } from './package-hash.ts';
import { checkAreaTree, parentsFirst } from './parsing/area-tree.ts';
import { type PartRow, readFormParts } from './parsing/form-parts.ts';
import {
  type FieldRow,
  type PlaceRow,
  readFormFields,
  readFormPlaces,
  readForms,
  readRules,
} from './parsing/forms.ts';
import {
  linkCandidates,
  linkCentres,
  linkChoices,
  linkContests,
  linkForms,
  linkUnits,
} from './parsing/links.ts';
import { readManifest } from './parsing/manifest.ts';
import { Problems } from './parsing/problems.ts';
import type { Table } from './parsing/table.ts';
import {
  readAreas,
  readBoundaries,
  readCandidates,
  readCentres,
  readChoices,
  readContests,
  readParties,
  readPrevious,
  readUnits,
} from './parsing/tables.ts';
import { checkUnique, follow, type Target } from './parsing/unique.ts';
import { writePackage } from './write.ts';

/**
 * Reads an election package from its files (name → bytes; other names are ignored). Gives the package with its hash, or
 * every error at once: file, line, field, closed code, and a message in both languages that says what to do.
 */
export function parsePackage(
  files: ReadonlyMap<string, Uint8Array>,
): Result<ElectionPackage, readonly PackageError[]> {
  const problems = new Problems();
  const manifest = readManifest(files, problems);
  const areas = readAreas(files, problems);
  const units = readUnits(files, problems);
  const contests = readContests(files, problems);
  const parties = readParties(files, problems);
  const candidates = readCandidates(files, problems);
  const choices = readChoices(files, problems);
  const centres = readCentres(files, problems);
  const forms = readForms(files, problems);
  const fields = readFormFields(files, problems);
  const parts = readFormParts(files, problems);
  const places = readFormPlaces(files, problems);
  const rules = readRules(files, problems);
  const boundaries = readBoundaries(files, problems);
  const previous = readPrevious(files, problems);

  const unique = <T extends { readonly id: string }>(table: Table<T>) =>
    checkUnique(table, 'id', problems, (item) => item.id);
  const byId = <T extends { readonly id: string }>(table: Table<T>): Target<T> => {
    unique(table);
    return { table, byKey: new Map(table.items.map((item) => [item.id, item])) };
  };
  const areaTarget = byId(areas);
  const contestTarget = byId(contests);
  const partyTarget = byId(parties);
  const centreTarget = byId(centres);
  const formTarget = byId(forms);
  unique(units);
  unique(candidates);
  checkUnique(choices, 'number', problems, (c) => `${c.contestId} ${c.number}`);
  checkUnique(choices, 'code', problems, (c) => `${c.contestId} ${c.code}`);
  checkUnique(fields, 'role', problems, (f) => `${f.formId} ${f.field.role}`);
  checkUnique(places, 'place', problems, (p) => `${p.formId} ${p.place.place}`);
  checkUnique(rules, 'code', problems, (r) => r.code);

  checkAreaTree(areas, areaTarget, problems);
  linkUnits(units, areaTarget, centreTarget, problems);
  linkContests(contests, areaTarget, problems);
  linkCandidates(candidates, contestTarget, partyTarget, problems);
  linkChoices(choices, contestTarget, problems);
  linkCentres(centres, areaTarget, problems);
  linkForms(forms, problems);
  fields.items.forEach((row, i) => {
    follow(fields, i, 'form', row.formId, formTarget, problems);
  });
  parts.items.forEach((row, i) => {
    follow(parts, i, 'form', row.formId, formTarget, problems);
  });
  boundaries.items.forEach((row, i) => {
    follow(boundaries, i, 'area', row.areaId, areaTarget, problems);
  });
  previous.items.forEach((row, i) => {
    follow(previous, i, 'area', row.areaId, areaTarget, problems);
    if (row.partyId !== null) follow(previous, i, 'party', row.partyId, partyTarget, problems);
  });
  checkUnique(previous, 'item', problems, (p) => `${p.areaId} ${p.ballot} ${p.item} ${p.partyId ?? ''}`);
  places.items.forEach((row, i) => {
    follow(places, i, 'form', row.formId, formTarget, problems);
  });

  if (problems.count > 0 || manifest === null) return err(problems.list());
  const pkg: ElectionPackage = {
    hash: '' as PackageHash,
    manifest,
    areas: parentsFirst(areas.items),
    units: units.items,
    contests: contests.items,
    parties: parties.items,
    candidates: candidates.items,
    choices: choices.items,
    centres: centres.items,
    forms: withFields(forms.items, fields.items, parts.items, places.items),
    rules: rules.items,
    ...(boundaries.items.length === 0 ? {} : { boundaries: boundaries.items }),
    ...(previous.items.length === 0 ? {} : { previous: previous.items }),
  };
  // The unit list is most of a package. Its cells have one spelling each, so a canonical file need not be written again.
  const reuse = new Map<string, Uint8Array>();
  if (units.canonical !== null) reuse.set(units.file, units.canonical);
  return ok({ ...pkg, hash: packageHash(writePackage(pkg, reuse)) });
}

/** The package with the hash of its canonical files: for packages made in memory (importers, samples). */
export function withHash(pkg: ElectionPackage): ElectionPackage {
  return { ...pkg, hash: packageHash(writePackage(pkg)) };
}

function withFields(
  forms: readonly Form[],
  rows: readonly FieldRow[],
  partRows: readonly PartRow[],
  placeRows: readonly PlaceRow[],
): readonly Form[] {
  const fieldsOf = new Map<string, FormField[]>();
  for (const row of rows) addTo(fieldsOf, row.formId, row.field);
  const partsOf = new Map<string, FormPart[]>();
  for (const row of partRows) addTo(partsOf, row.formId, row.part);
  const placesOf = new Map<string, FormPlace[]>();
  for (const row of placeRows) addTo(placesOf, row.formId, row.place);
  return forms.map((form) => {
    const places = placesOf.get(form.id);
    const parts = partsOf.get(form.id);
    return {
      ...form,
      fields: fieldsOf.get(form.id) ?? [],
      ...(places === undefined ? {} : { places }),
      ...(parts === undefined ? {} : { parts }),
    };
  });
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
