import fc from 'fast-check';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Area, ElectionPackage, Form, Rule } from '../model.ts';
import { CANDIDATE_STATUSES, CONTEST_KINDS, type ContestKind, WORDS_MODES } from '../model.ts';
import { tinyPackage } from './tiny.ts';

/** Texts as packages hold them: Thai and Latin letters, CSV's and lists' own signs, no outer spaces, NFC, no controls. */
const packageText = fc
  .string({
    unit: fc.constantFrom('ก', 'ำ', 'เ', '้', 'ู', '๑', 'a', 'Z', '0', ' ', ',', '"', "'", '|', '\\', '🗳', 'é'),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => text.normalize('NFC').trim())
  .filter((text) => text !== '');

const bilingual: fc.Arbitrary<Bilingual> = fc.record({ th: packageText, en: packageText });
const optionalNumber = fc.option(fc.nat(999_999_999), { nil: null });
const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });

const ballots: fc.Arbitrary<readonly ContestKind[]> = fc.constantFrom(
  ['constituency', 'party-list'] as const,
  ['constituency', 'party-list', 'referendum'] as const,
  ['referendum'] as const,
  ['executive', 'council'] as const,
);

/** Consistent packages whose every value is drawn: sizes, names, figures, times, rules. */
export const anyPackage: fc.Arbitrary<ElectionPackage> = fc
  .record({
    ballots,
    constituencies: fc.integer({ min: 1, max: 3 }),
    stationsEach: fc.integer({ min: 1, max: 3 }),
    parties: fc.integer({ min: 0, max: 3 }),
    title: bilingual,
    names: fc.array(bilingual, { minLength: 5, maxLength: 5 }),
    figures: fc.array(optionalNumber, { minLength: 5, maxLength: 5 }),
    zones: fc.array(packageText, { maxLength: 3 }),
    times: fc.tuple(moment, moment, moment, fc.option(moment, { nil: null })),
    percent: fc.integer({ min: 1, max: 100 }),
    status: fc.constantFrom(...CANDIDATE_STATUSES),
    drill: fc.boolean(),
    words: fc.constantFrom(...WORDS_MODES),
    parameters: fc.dictionary(
      fc.constantFrom('tolerance', 'share', 'least'),
      fc.integer({ min: -999, max: 9999 }),
    ),
    decimals: fc.integer({ min: -500, max: 500 }),
  })
  .map((drawn) => {
    const base = tinyPackage({ ...drawn, candidatesEach: 2 });
    const nameOf = (i: number) => drawn.names[i % drawn.names.length] ?? { th: 'ก', en: 'a' };
    const figureOf = (i: number) => drawn.figures[i % drawn.figures.length] ?? null;
    const [embargoUntil, firstRelease, completeBy, until] = drawn.times;
    const areas = base.areas.map((area, i): Area => {
      return {
        ...area,
        name: nameOf(i),
        registered: figureOf(i),
        stations: figureOf(i + 1),
        zones: drawn.zones,
      };
    });
    const parameters = new Map([
      ...Object.entries(drawn.parameters),
      ['ratio', drawn.decimals / 100] as const,
    ]);
    return {
      ...base,
      manifest: {
        ...base.manifest,
        title: drawn.title,
        drill: drawn.drill,
        publication: {
          embargoUntil,
          firstRelease,
          completeBy,
          cap: { percent: drawn.percent, reason: nameOf(0), source: nameOf(1).th, until },
        },
      },
      areas,
      units: base.units.map((unit, i) => ({ ...unit, name: nameOf(i), registered: figureOf(i) })),
      candidates: base.candidates.map((c, i) => ({ ...c, name: nameOf(i), status: drawn.status })),
      centres: base.centres.map((centre, i) => ({ ...centre, name: nameOf(i), phone: nameOf(i).th })),
      forms: base.forms.map(
        (form, i): Form => ({
          ...form,
          words: drawn.words,
          title: nameOf(2),
          ...(drawn.drill && i !== 1
            ? {
                parts: [
                  { part: 'digits', key: '', text: '', after: '', amount: 1 + (drawn.percent % 9) },
                  { part: 'intro', key: '', text: nameOf(3).th, after: '', amount: null },
                  { part: 'figure', key: 'valid', text: nameOf(4).th, after: nameOf(1).th, amount: null },
                ],
              }
            : {}),
          ...(drawn.words === 'marks' || i > 0
            ? {
                places: [
                  {
                    place: 'row:1',
                    page: 1,
                    x: Math.abs(drawn.decimals) % 100,
                    y: 7,
                    width: 900,
                    height: 20 + i,
                  },
                ],
              }
            : {}),
        }),
      ),
      rules: base.rules.map((rule): Rule => (rule.code === 'C22' ? { ...rule, parameters } : rule)),
      contests: base.contests.toSorted(
        (x, y) => CONTEST_KINDS.indexOf(x.kind) - CONTEST_KINDS.indexOf(y.kind),
      ),
    };
  });
