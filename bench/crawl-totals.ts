import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getOrThrow } from '../src/basics/assert.ts';
import type { Election } from '../src/election/lookup.ts';
import type { AreaId, ContestKind } from '../src/election/model.ts';
import { pageFile } from '../src/server/export/tree.ts';
import { wordsOf } from '../web/shared/words.ts';

const W = wordsOf('en');

/** Figures by name: `valid`, `invalid`, `noVote` and votes by the number of the line. */
type Sums = Map<string, number>;

/** Rows of all tables of a section: the texts of their cells. */
function rowsOf(html: string, id: string): string[][] {
  const section = new RegExp(`<section[^>]*aria-labelledby="${id}".*?</section>`, 's').exec(html)?.[0] ?? '';
  return [...section.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) =>
      cell.replace(/<[^>]+>/g, ' ').trim(),
    ),
  );
}

/** A whole number as pages write it; what is no number counts nothing. */
function numberIn(text: string | undefined): number {
  const clean = (text ?? '').replaceAll(',', '').trim();
  return /^\d+$/.test(clean) ? Number(clean) : 0;
}

function add(sums: Sums, name: string, value: number): void {
  sums.set(name, (sums.get(name) ?? 0) + value);
}

const HEADS = ['valid', 'invalid', 'noVote'] as const;

/** Adds up what the pages of units say, and holds the pages and files of the areas above against it. */
export class Totals {
  readonly #election: Election;
  readonly #root: string;
  /** By constituency and ballot. */
  readonly #sums = new Map<string, Sums>();
  readonly differences: string[] = [];
  units = 0;
  compared = 0;

  constructor(election: Election, root: string) {
    this.#election = election;
    this.#root = root;
  }

  /** Takes the figures of a unit's English page, and those of its file. */
  unit(id: string, html: string): void {
    const index = this.#election.unitIndex.get(id as never);
    if (index === undefined) throw new Error(`no unit ${id}`);
    this.units++;
    for (const [ballot, kind] of this.#ballots().entries()) {
      const r = this.#election.returnsOfUnit[index]?.[ballot] ?? -1;
      const spec = this.#election.returns[r];
      if (spec === undefined) continue;
      const sums = this.#at(spec.unit.constituencyId, kind);
      const rows = rowsOf(html, `b${ballot}`);
      const labels = new Map(spec.form.fields.map((field) => [field.label.en || field.label.th, field.role]));
      for (const [number = '', label = '', figure] of rows) {
        const role = labels.get(label.replaceAll('&amp;', '&'));
        if (role !== undefined) {
          if (HEADS.some((head) => head === role)) add(sums, role, numberIn(figure));
        } else if (/^\d+$/.test(number)) add(sums, number, numberIn(figure));
      }
    }
  }

  /** Compares pages and files of constituencies, provinces and the nation with the sums. */
  compare(): void {
    const { pkg } = this.#election;
    const nation = new Map<ContestKind, Sums>(this.#ballots().map((kind) => [kind, new Map()]));
    for (const province of pkg.areas.filter((area) => area.kind === 'province')) {
      const sums = new Map<ContestKind, Sums>(this.#ballots().map((kind) => [kind, new Map()]));
      for (const area of pkg.areas.filter((a) => a.kind === 'constituency' && a.parentId === province.id)) {
        this.#constituency(area.id);
        for (const [kind, total] of sums) {
          for (const [name, value] of this.#at(area.id, kind)) {
            add(total, name, value);
            add(getOrThrow(nation, kind), name, value);
          }
        }
      }
      this.#area(`/p/${province.id}`, `/v1/provinces/${province.id}.json`, sums);
    }
    this.#area('/', '/v1/nation.json', nation);
    this.#parties(getOrThrow(nation, 'party-list'));
  }

  #constituency(id: AreaId): void {
    const page = this.#page(`/c/${id}`);
    const file = this.#json(`/v1/constituencies/${id}.json`) as {
      ballots: {
        kind: ContestKind;
        total: Record<string, number>;
        lines: { number: number; votes: number }[];
      }[];
    };
    const ids = [...page.matchAll(/aria-labelledby="(k\d+)"/g)].map(([, section = '']) => section);
    for (const [b, ballot] of file.ballots.entries()) {
      const sums = this.#at(id, ballot.kind);
      this.#heads(`/c/${id}`, b, ballot.total, sums, page);
      const onPage = new Map(
        rowsOf(page, ids[b] ?? '').map(([number = '', , votes]): [string, number] => [
          number,
          numberIn(votes),
        ]),
      );
      for (const { number, votes } of ballot.lines) {
        this.#same(`/v1/constituencies/${id} ${ballot.kind} ${number}`, votes, sums.get(String(number)) ?? 0);
        this.#same(`/c/${id} ${ballot.kind} ${number}`, onPage.get(String(number)) ?? -1, votes);
      }
    }
  }

  #area(path: string, json: string, sums: ReadonlyMap<ContestKind, Sums>): void {
    const page = this.#page(path);
    const { ballots } = this.#json(json) as {
      ballots: { total: Record<string, number>; partyVotes: { party: string; votes: number }[] | null }[];
    };
    for (const [b, kind] of this.#ballots().entries()) {
      this.#heads(path, b, ballots[b]?.total ?? {}, getOrThrow(sums, kind), page);
    }
  }

  /** `valid`, `invalid` and `noVote` of a ballot: units against the file, and the page against the file. */
  #heads(path: string, ballot: number, total: Record<string, number>, sums: Sums, page: string): void {
    const rows = new Map(rowsOf(page, 'ballots').map(([title = '', ...cells]) => [title, cells]));
    for (const head of HEADS) {
      this.#same(`${path} ${ballot} ${head} of units`, sums.get(head) ?? 0, total[head] ?? -1);
      this.#same(
        `${path} ${ballot} ${head} on the page`,
        numberIn(rows.get(W[head])?.[ballot]),
        total[head] ?? -1,
      );
    }
  }

  /** The whole party list: list numbers stand in the first column. */
  #parties(sums: Sums): void {
    const page = this.#page('/parties');
    const { contests } = this.#json('/v1/nation.json') as {
      contests: { kind: ContestKind; lines: [number, number][] }[];
    };
    const list = contests.find((contest) => contest.kind === 'party-list');
    const sections = [...page.matchAll(/aria-labelledby="([^"]+)"/g)].map(([, section = '']) => section);
    const rows = new Map(
      sections.flatMap((section) => rowsOf(page, section)).map((cells) => [cells[0] ?? '', cells]),
    );
    for (const [number, votes] of list?.lines ?? []) {
      this.#same(`/v1/nation party list ${number}`, votes, sums.get(String(number)) ?? 0);
      const cells = rows.get(String(number)) ?? [];
      this.#same(`/parties ${number}`, cells.map(numberIn).includes(votes) ? votes : -1, votes);
    }
  }

  #same(what: string, found: number, expected: number): void {
    this.compared++;
    if (found !== expected) this.differences.push(`${what}: ${found} instead of ${expected}`);
  }

  #ballots(): readonly ContestKind[] {
    const kinds = this.#election.ballots.map(
      (ballot) => this.#election.pkg.contests.find((contest) => contest.ballot === ballot)?.kind,
    );
    return kinds.filter((kind) => kind !== undefined);
  }

  #at(area: string, kind: ContestKind): Sums {
    const key = `${area} ${kind}`;
    const known = this.#sums.get(key) ?? new Map<string, number>();
    this.#sums.set(key, known);
    return known;
  }

  #page(path: string): string {
    return readFileSync(join(this.#root, pageFile(`/en${path}`)), 'utf8');
  }

  #json(path: string): unknown {
    return JSON.parse(readFileSync(join(this.#root, path), 'utf8'));
  }
}
