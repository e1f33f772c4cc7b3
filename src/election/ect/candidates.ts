import type { Area, Candidate, CandidateId, ContestId, Party, PartyId } from '../model.ts';
import { Fields } from './fields.ts';
import type { Notes } from './notes.ts';
import type { JsonObject } from './read-json.ts';
import { objectsOf } from './read-json.ts';
import type { Standing } from './standing.ts';

const FILE = 'info_mp_candidate.json';

/** Candidates in the order of the constituencies and of their numbers. The constituency is the first part of `mp_app_id`. */
export function readCandidates(
  json: unknown,
  constituencies: readonly Area[],
  parties: readonly Party[],
  standing: Standing,
  notes: Notes,
): readonly Candidate[] {
  const fields = new Fields(FILE, notes);
  const orderOf = new Map(constituencies.map((area, i) => [area.id as string, i]));
  const partyIds = new Set<string>(parties.map((party) => party.id));
  const found: { readonly candidate: Candidate; readonly order: number }[] = [];
  const seen = new Set<string>();
  const numbers = new Map<string, string>();
  if (standing === null) notes.add('warning', 'status-unknown', FILE);
  objectsOf(json, FILE, '', notes).forEach((record, i) => {
    const id = fields.id(record, 'mp_app_id', `[${i}]`);
    if (id === null) return;
    if (seen.has(id.toLowerCase())) {
      notes.add('warning', 'duplicate-id', FILE, id);
      return;
    }
    seen.add(id.toLowerCase());
    const cut = id.lastIndexOf('_');
    const contest = id.slice(0, cut);
    const order = orderOf.get(contest);
    if (order === undefined || constituencies[order]?.code === '0') {
      notes.add('warning', 'candidate-without-constituency', FILE, id);
      return;
    }
    const inId = Number(id.slice(cut + 1));
    const number = fields.whole(record, 'mp_app_no', id) ?? inId;
    if (!Number.isInteger(number) || number < 1 || number > 9999) {
      notes.add('warning', 'missing-id', FILE, `${id}.mp_app_no`);
      return;
    }
    if (number !== inId) notes.add('warning', 'number-mismatch', FILE, `${id} → ${number}`);
    const stands = standing === null || standing.has(id);
    if (!stands) notes.add('info', 'withdrawn', FILE, id);
    const key = `${contest} ${number}`;
    const other = numbers.get(key);
    if (other !== undefined) notes.add('warning', 'duplicate-number', FILE, `${other}, ${id}`);
    numbers.set(key, id);
    const name = fields.name(record, 'mp_app_name', id, id);
    const candidate: Candidate = {
      id: id as CandidateId,
      contestId: contest as ContestId,
      number,
      name: { th: name, en: name },
      partyId: readParty(record, id, partyIds, fields, notes),
      status: stands ? 'standing' : 'withdrawn',
      imageUrl: fields.url(record, 'image_url', id),
    };
    found.push({ candidate, order });
  });
  for (const id of standing ?? []) {
    if (!seen.has(id.toLowerCase())) notes.add('warning', 'result-without-candidate', FILE, id);
  }
  const contested = new Set(found.map(({ candidate }) => candidate.contestId as string));
  for (const area of constituencies) {
    if (area.code !== '0' && !contested.has(area.id)) {
      notes.add('warning', 'constituency-without-candidates', FILE, area.id);
    }
  }
  return found
    .sort((x, y) => x.order - y.order || x.candidate.number - y.candidate.number)
    .map(({ candidate }) => candidate);
}

function readParty(
  record: JsonObject,
  place: string,
  partyIds: ReadonlySet<string>,
  fields: Fields,
  notes: Notes,
): PartyId | null {
  const value = record['mp_app_party_id'];
  if (value === null || value === undefined || value === '') {
    notes.add('info', 'null-party', FILE, place);
    return null;
  }
  const id = fields.id(record, 'mp_app_party_id', place, 'expected');
  if (id !== null && partyIds.has(id)) return id as PartyId;
  notes.add('warning', 'unknown-party', FILE, `${place} → ${String(value).slice(0, 20)}`);
  return null;
}
