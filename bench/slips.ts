import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { at } from '../src/basics/assert.ts';
import { loadElection } from '../src/cli/load-package.ts';
import { readNightForms } from '../src/drill/forms-file.ts';
import { randomFrom } from '../src/drill/random.ts';
import { makeSlip, slipPlaces } from '../src/drill/slips/make-slip.ts';
import { paperOf } from '../src/drill/slips/paper.ts';
import type { Habits } from '../src/drill/slips/reader.ts';
import type { SlipRun } from '../src/drill/slips/run-slips.ts';
import { runSlips } from '../src/drill/slips/run-slips.ts';
import type { SlipKind } from '../src/drill/slips/slip.ts';
import { SLIP_KINDS, typedWith } from '../src/drill/slips/slip.ts';
import { ContestShares } from '../src/drill/slips/spread.ts';
import type { Election, ReturnSpec } from '../src/election/lookup.ts';
import type { Figures } from '../src/returns/figures.ts';
import type { ReportRow } from './report.ts';
import { report } from './report.ts';

/**
 * Slips of real people in both entries: how many wrong figures reach the ledger, by kind, and which rule or person stopped the
 * others. In process, through the same `decide` that the server runs.
 *
 *   npx tsx bench/slips.ts --package DIR [--forms DIR] [--count 20000] [--slips 0.02] [--seed 1] [--write]
 *
 * `--package` is the package of 2566 (`khanaen import-ect`) with the forms of ../shared, or a sample with its own forms.
 */
const { values } = parseArgs({
  options: {
    package: { type: 'string' },
    forms: { type: 'string', default: join(import.meta.dirname, '../../shared/data/th-2566/stations') },
    count: { type: 'string', default: '20000' },
    slips: { type: 'string', default: '0.02' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});

const HABITS: Habits = {
  slips: Number(values.slips),
  per: 'form',
  shared: 0.1,
  deceived: 0.5,
  heed: 0.5,
  words: false,
};
const SEED = Number(values.seed);

/** Whole constituencies, spread over the country, until there are enough forms: neighbours are compared with neighbours. */
function chooseForms(election: Election, count: number): ReturnSpec[] {
  const areas = election.unitsOfConstituency.filter((units) => units.length > 0);
  const step = Math.max(1, Math.floor((areas.length * count) / election.returns.length));
  const chosen: ReturnSpec[] = [];
  const stride = Math.max(1, Math.floor(areas.length / step));
  for (let a = 0; a < areas.length && chosen.length < count; a += stride) {
    for (const unit of areas[a] ?? []) {
      for (const r of election.returnsOfUnit[unit] ?? []) if (r >= 0) chosen.push(at(election.returns, r));
    }
  }
  return chosen.slice(0, count);
}

const PERSONS = ['third person', 'supervisor'];

function byKind(run: SlipRun): ReportRow[] {
  const codes = new Set<string>();
  for (const { fates } of run.kinds.values()) for (const fate of fates.keys()) codes.add(fate);
  const rules = [...codes]
    .filter((code) => /^C\d+$/.test(code))
    .sort((x, y) => Number(x.slice(1)) - Number(y.slice(1)));
  return SLIP_KINDS.map((kind) => {
    const count = run.kinds.get(kind);
    const fate = (name: string) => count?.fates.get(name) ?? 0;
    return {
      'kind of slip': kind,
      'in both entries': count?.made ?? 0,
      ...Object.fromEntries(rules.map((code) => [code, fate(code)])),
      ...Object.fromEntries(PERSONS.map((who) => [`second entry, then ${who}`, fate(who)])),
      'to the ledger': fate('ledger'),
      'wrong forms, two entries': count?.ledger.forms ?? 0,
      'wrong figures': count?.ledger.figures ?? 0,
      'wrong forms, one entry': count?.single.forms ?? 0,
      'wrong figures, one entry': count?.single.figures ?? 0,
    };
  });
}

function scenario(name: string, run: SlipRun): ReportRow {
  return {
    'how people slip': name,
    'wrong forms, one entry': run.single.forms,
    'figures, one entry': run.single.figures,
    'votes, one entry': run.single.votes,
    'wrong forms, two entries': run.ledger.forms,
    figures: run.ledger.figures,
    votes: run.ledger.votes,
    'slips of third person and supervisor': run.later.made,
    'of these to the ledger': run.later.ledger,
  };
}

/** What a rule that compares a form with the other forms of its contest would find. */
function neighbours(
  election: Election,
  specs: readonly ReturnSpec[],
  papers: readonly Figures[],
): ReportRow[] {
  const shares = new ContestShares();
  specs.forEach((spec, i) => {
    shares.add(spec, at(papers, i));
  });
  const calm = specs.map((spec, i) => shares.suspicion(spec, at(papers, i))).sort((x, y) => x - y);
  const kinds: readonly SlipKind[] = ['two lines swapped', 'lines shifted by one'];
  return [0.01, 0.001].flatMap((falseShare) => {
    const limit = calm[Math.floor(calm.length * (1 - falseShare))] ?? 0;
    return kinds.flatMap((kind) =>
      election.ballots.map((ballot) => {
        const sizes = { small: { all: 0, found: 0 }, large: { all: 0, found: 0 } };
        specs.forEach((spec, i) => {
          if (spec.contest.ballot !== ballot) return;
          const paper = at(papers, i);
          const random = randomFrom(SEED, 'planted', kind, spec.index);
          const made = makeSlip(kind, paper, random.pick(slipPlaces(paper).filter((p) => p > 10)), random);
          if (made === null) return;
          const typed = typedWith(paper, [{ kind, shared: false, places: made }]);
          const moved =
            [...made].reduce((n, [p, f]) => n + Math.abs(Math.max(0, f) - Math.max(0, at(paper, p))), 0) / 2;
          if (moved === 0) return;
          const size = moved >= 10 ? sizes.large : sizes.small;
          size.all += 1;
          if (shares.suspicion(spec, typed) > limit) size.found += 1;
        });
        const percent = ({ all, found }: { all: number; found: number }) =>
          all === 0 ? '' : `${((found * 100) / all).toFixed(1)} % of ${all}`;
        return {
          'false questions': `${falseShare * 100} % of right forms`,
          slip: kind,
          ballot,
          'found, 10 votes or more moved': percent(sizes.large),
          'found, fewer': percent(sizes.small),
        };
      }),
    );
  });
}

async function main(): Promise<void> {
  if (values.package === undefined) throw new Error('--package is needed');
  if (!existsSync(values.forms)) {
    console.log(`skipped: no forms in ${values.forms}`);
    return;
  }
  const loaded = await loadElection(values.package);
  if (!loaded.ok) throw new Error(loaded.error[0]?.message.en ?? 'the package cannot be read');
  const election = loaded.value;
  const forms = await readNightForms(election, values.forms);
  if (!('rows' in forms)) throw new Error(JSON.stringify(forms.slice(0, 3)));
  const specs = chooseForms(election, Number(values.count)).filter((s) => forms.rows[s.index] !== null);
  const play = (habits: Partial<Habits>) =>
    runSlips(election, specs, forms.rows, { ...HABITS, ...habits }, SEED);

  const main = play({});
  const percent = `${Number(values.slips) * 100} %`;
  const method = `${main.forms} forms of whole constituencies, in process through the same \`decide\` that the server runs; seed ${SEED}. Slips in ${percent} of typings unless said otherwise, all kinds equally often, at random places; third persons and supervisors slip as often; 10 % of the first entry's slips are invited by the handwriting, and the second typist makes them too; half of later readers are deceived by such a place. Errors are looked at again (where they point, then the whole form, then by a supervisor); after half of the warnings the typist looks, the other half are answered.`;
  report('slips', 'Slips of real people: what stops them', byKind(main), { method, write: values.write });
  report(
    'slips-ways',
    'Slips of real people: one entry and two',
    [
      scenario(`${percent} of typings, 10 % shared`, main),
      scenario(`${percent} of typings, none shared`, play({ shared: 0 })),
      scenario(`${percent} of typings, half shared`, play({ shared: 0.5 })),
      scenario(`${percent} of typings, half shared, words typed too`, play({ shared: 0.5, words: true })),
      scenario(`${percent} of all figures, 10 % shared`, play({ per: 'figure' })),
      scenario(
        `${percent} of all figures, 10 % shared, words typed too`,
        play({ per: 'figure', words: true }),
      ),
    ],
    { method: `As above. Votes: half the sum of the differences, line by line.`, write: values.write },
  );
  const signatures = Math.max(5, election.pkg.manifest.signaturesRequired);
  const papers = specs.map((spec) => {
    const row = forms.rows[spec.index];
    if (row === null || row === undefined) throw new Error('a form is missing');
    return paperOf(spec, row, signatures, randomFrom(SEED, 'paper', spec.index));
  });
  report(
    'slips-neighbours',
    'A rule not yet made: does the form look like its neighbours?',
    neighbours(election, specs, papers),
    {
      method:
        'One slip planted in every form; a question is asked when the form would be much likelier, by the shares of all other forms of its contest, with two neighbouring lines exchanged. The limit is set so that right forms are asked about as rarely as the first column says.',
      write: values.write,
    },
  );
}

await main();
