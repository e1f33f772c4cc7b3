import { PassThrough } from 'node:stream';
import type { Election } from '../../election/lookup.ts';
import { indexElection } from '../../election/lookup.ts';
import type { Area, CandidateId, ElectionPackage, Unit, UnitId } from '../../election/model.ts';
import { withHash } from '../../election/parse.ts';
import { GENERAL_BALLOTS, generalForms } from '../../election/standard/general.ts';
import { localForms } from '../../election/standard/local.ts';
import type { TinyOptions } from '../../election/testing/tiny.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import type { Fill } from '../../forms/fill.ts';
import type { Paper } from '../../forms/paper.ts';
import { paperOfReturn, papersOfForm } from '../../forms/paper.ts';
import { printPapers } from '../print-document.ts';

export const KEY = new Uint8Array(32).fill(9);
export const BASE_URL = 'https://results.example.go.th';

/** Names with everything that Thai writing has: two marks above, marks below, ฐ and ญ with a mark below, ำ after a tone. */
export const HARD_NAMES = [
  'นายกตัญญู ปี่ฝี่ฟื้นฟ้า',
  'นางสาวฐานิตา น้ำผึ้ง',
  'ว่าที่ร้อยตรีหญิง ปุณณ์ภัสสร จีรวิวัฒนชัย ณ อยุธยา',
  'นายฎุฏฐ์ กฏู',
  'นายเก๊ก๋ว ฯลฯ ๆ',
] as const;

/** The national forms with every ballot and every kind of unit, a withdrawn candidate, and hard names. */
export function generalSample(options: TinyOptions = {}): Election {
  const pkg = tinyPackage({ ballots: GENERAL_BALLOTS, candidatesEach: 6, parties: 8, ...options });
  const special = (kind: Unit['kind'], id: string): Unit => {
    const like = pkg.units.find((unit) => unit.kind === 'advance-out');
    if (like === undefined) throw new Error('the tiny package has no advance set');
    return { ...like, id: id as UnitId, kind };
  };
  return indexElection(
    withHash({
      ...pkg,
      areas: named(pkg.areas),
      forms: generalForms(GENERAL_BALLOTS),
      units: [...pkg.units, special('advance-in', '44-01-516-01'), special('special', '44-01-516-02')],
      candidates: withHardNames(pkg),
    }),
  );
}

export function localSample(options: TinyOptions = {}): Election {
  const pkg = tinyPackage({ ballots: ['executive', 'council'], ...options });
  return indexElection(
    withHash({ ...pkg, areas: named(pkg.areas), forms: localForms(), candidates: withHardNames(pkg) }),
  );
}

function named(areas: readonly Area[]): readonly Area[] {
  const names: Readonly<Record<string, string>> = { D1: 'อำเภอเมืองมหาสารคาม', S1: 'ตำบลตลาด' };
  return areas.map((area) => {
    const th = area.kind === 'constituency' ? `มหาสารคาม เขต ${area.id.at(-1)}` : names[area.id];
    const code = area.kind === 'constituency' ? (area.id.at(-1) ?? '') : area.code;
    return { ...area, code, name: { th: th ?? area.name.th, en: area.name.en } };
  });
}

function withHardNames(pkg: ElectionPackage) {
  return pkg.candidates.map((candidate, i) => ({
    ...candidate,
    id: candidate.id as CandidateId,
    name: { th: HARD_NAMES[i % HARD_NAMES.length] ?? '', en: candidate.name.en },
    status: candidate.number === 3 ? ('withdrawn' as const) : candidate.status,
  }));
}

/** Every form of an election, each for the first unit or area that it is made for. */
export function onePaperEach(election: Election): readonly Paper[] {
  return election.pkg.forms.flatMap((form) => {
    if (form.unitKinds.length === 0) return papersOfForm(election, form).slice(0, 1);
    return form.unitKinds.flatMap((kind) => {
      const spec = election.returns.find((r) => r.form.id === form.id && r.unit.kind === kind);
      return spec === undefined ? [] : [paperOfReturn(election, spec)];
    });
  });
}

export async function pdfOf(papers: readonly Paper[], fill?: Fill): Promise<Buffer> {
  const out = new PassThrough();
  const chunks: Buffer[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ink = { codes: { key: KEY, baseUrl: BASE_URL }, emblem: null, copies: 0 };
  await printPapers(out, 'ทดสอบ', papers, ink, fill === undefined ? {} : { fill });
  await new Promise<void>((done) => out.end(done));
  await new Promise((done) => setImmediate(done));
  return Buffer.concat(chunks);
}
