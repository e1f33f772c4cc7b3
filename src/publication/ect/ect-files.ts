import { at, getOrThrow } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import { concatBytes, utf8 } from '../bytes.ts';
import { cutFile, JSON_TYPE } from '../cut-file.ts';
import type { CutFile, PublicView } from '../model.ts';
import type { ConstituencyTexts } from './constituency.ts';
import { constituencyTexts } from './constituency.ts';
import type { EctElection } from './ect-election.ts';
import { ectElection } from './ect-election.ts';
import type { EctValue } from './ect-json.ts';
import { ectJson, PARTS_HERE, Raw } from './ect-json.ts';
import { statsCons, statsParty } from './nation.ts';
import { provinceEntry } from './province.ts';
import type { EctYear } from './references.ts';
import {
  infoConstituency,
  infoMpCandidate,
  infoPartyCandidate,
  infoPartyOverview,
  infoProvince,
  infoReferendum,
} from './references.ts';
import { statsReferendum } from './referendum.ts';

const PLACES: Readonly<Record<EctYear, { readonly refs: string; readonly stats: string }>> = {
  2566: { refs: '/data/refs', stats: '/data/stats' },
  2569: { refs: '/data/data/refs', stats: '/data/records' },
};
const YEARS: readonly EctYear[] = [2566, 2569];

/** Files with the names and fields of ECT Report, so that programs written for it run unchanged. None for local elections. */
export class EctFiles {
  readonly #ect: EctElection | null;
  readonly #references: CutFile[] = [];
  readonly #kept: Readonly<Record<EctYear, KeptTexts>> = { 2566: keptTexts(), 2569: keptTexts() };
  /** Constituencies in which a party has candidates, by party index. */
  readonly #places: readonly (readonly number[])[];

  constructor(election: Election) {
    this.#ect = ectElection(election);
    const places: Set<number>[] = election.pkg.parties.map(() => new Set());
    for (const { constituencies } of this.#ect?.provinces ?? []) {
      for (const { areaIndex, contestIndex } of constituencies) {
        if (contestIndex === null) continue;
        for (const line of at(election.linesOfContest, contestIndex)) places[line.partyIndex]?.add(areaIndex);
      }
    }
    this.#places = places.map((set) => [...set]);
  }

  make(view: PublicView, dirty: ReadonlySet<number>): readonly CutFile[] {
    const ect = this.#ect;
    if (ect === null) return [];
    if (this.#references.length === 0) this.#references.push(...referenceFiles(ect, view));
    const stats = YEARS.flatMap((year) => this.#statistics(ect, view, dirty, year));
    if (ect.referendums.length > 0)
      stats.push(file(2569, 'stats', 'stats_referendum', statsReferendum(ect, view)));
    return [...this.#references, ...stats];
  }

  #statistics(ect: EctElection, view: PublicView, dirty: ReadonlySet<number>, year: EctYear): CutFile[] {
    if (ect.persons < 0 && ect.list < 0) return [];
    const kept = this.#kept[year];
    for (const province of ect.provinces) {
      let changed = !kept.provinces.has(province.areaIndex);
      for (const cons of province.constituencies) {
        if (!dirty.has(cons.areaIndex)) continue;
        changed = true;
        kept.constituencies.set(cons.areaIndex, constituencyTexts(ect, view, cons, year));
      }
      if (!changed) continue;
      const entries = province.constituencies.map((c) => getOrThrow(kept.constituencies, c.areaIndex).entry);
      const frame = provinceEntry(ect, view, province, [new Raw(PARTS_HERE)], year);
      kept.provinces.set(province.areaIndex, filled(ectJson(frame), entries));
    }
    this.#places.forEach((areas, party) => {
      if (kept.parties.has(party) && !areas.some((area) => dirty.has(area))) return;
      const texts = areas.map((area) => getOrThrow(kept.constituencies, area).candidates.get(party) ?? '');
      kept.parties.set(party, texts.join(','));
    });
    const provinces = ect.provinces.map((p) => getOrThrow(kept.provinces, p.areaIndex));
    const candidates = (party: number): string => getOrThrow(kept.parties, party);
    return [
      consFile(year, ectJson(statsCons(ect, view, year)), provinces),
      file(year, 'stats', 'stats_party', statsParty(ect, view, candidates, year)),
    ];
  }
}

/** What is kept of one layout until something in it changes. */
interface KeptTexts {
  /** By area index. */
  readonly constituencies: Map<number, ConstituencyTexts>;
  readonly provinces: Map<number, Uint8Array>;
  /** Candidates over the whole country, by party index. */
  readonly parties: Map<number, string>;
}

function keptTexts(): KeptTexts {
  return { constituencies: new Map(), provinces: new Map(), parties: new Map() };
}

function referenceFiles(ect: EctElection, view: PublicView): readonly CutFile[] {
  const files: CutFile[] = [];
  for (const year of YEARS) {
    files.push(
      file(year, 'refs', 'info_province', infoProvince(ect, view)),
      file(year, 'refs', 'info_constituency', infoConstituency(ect, view, year)),
      file(year, 'refs', 'info_party_overview', infoPartyOverview(ect)),
      file(year, 'refs', 'info_mp_candidate', infoMpCandidate(ect)),
    );
  }
  files.push(file(2569, 'refs', 'info_party_candidate', infoPartyCandidate(ect)));
  if (ect.referendums.length > 0) {
    files.push(file(2569, 'refs', 'info_referendum', infoReferendum(ect, view)));
  }
  return files;
}

function consFile(year: EctYear, frame: string, provinces: readonly Uint8Array[]): CutFile {
  const path = `${PLACES[year].stats}/stats_cons.json`;
  return cutFile(path, JSON_TYPE, filled(frame, provinces));
}

/** A frame with parts that are kept as bytes in the place that it has for them. */
function filled(frame: string, parts: readonly Uint8Array[]): Uint8Array {
  const [before = '', after = ''] = frame.split(PARTS_HERE);
  const comma = utf8(',');
  const list = parts.flatMap((part, i) => (i === 0 ? [part] : [comma, part]));
  return concatBytes([utf8(before), ...list, utf8(after)]);
}

function file(year: EctYear, kind: 'refs' | 'stats', name: string, value: EctValue): CutFile {
  return cutFile(`${PLACES[year][kind]}/${name}.json`, JSON_TYPE, ectJson(value));
}
