import { describe, expect, test } from 'vitest';
import { unwrap } from '../../basics/result.ts';
import { encodeUtf8 } from '../../basics/utf8.ts';
import { FORM_BLANKS, wrongBlank } from '../form-blanks.ts';
import type { FormPart } from '../model.ts';
import { parsePackage, withHash } from '../parse.ts';
import { GENERAL_BALLOTS, generalForms } from '../standard/general.ts';
import { localForms } from '../standard/local.ts';
import { tinyPackage } from '../testing/tiny.ts';
import { writePackage } from '../write.ts';

const HEADER = 'form,part,key,text,after,amount\n';
const FORM = '5-18-constituency';

/** What the parser says of these rows: line, field and code. */
function errorsOf(rows: readonly string[]): readonly string[] {
  const files = new Map(writePackage(withHash(tinyPackage())));
  files.set('form_parts.csv', encodeUtf8(`${HEADER}${rows.join('\n')}\n`));
  const parsed = parsePackage(files);
  if (parsed.ok) return [];
  return parsed.error.map((e) => `${e.file}:${e.line} ${e.field} ${e.code}`);
}

describe('form_parts.csv', () => {
  test('the standard sets come back as they were written, and are in the hash', () => {
    for (const [ballots, forms] of [
      [['constituency', 'party-list', 'referendum'], generalForms(GENERAL_BALLOTS)],
      [['executive', 'council'], localForms()],
    ] as const) {
      const pkg = withHash({ ...tinyPackage({ ballots }), forms });
      const again = unwrap(parsePackage(writePackage(pkg)));
      expect(again.forms).toEqual(forms);
      expect(again.hash).toBe(pkg.hash);
      const other = forms.map((form, i) => {
        const parts: readonly FormPart[] = (form.parts ?? []).map((part) =>
          i === 0 && part.part === 'intro' ? { ...part, text: `${part.text}.` } : part,
        );
        return { ...form, parts };
      });
      expect(withHash({ ...pkg, forms: other }).hash).not.toBe(pkg.hash);
    }
  });

  test('every standard form says what it is', () => {
    for (const form of [...generalForms(GENERAL_BALLOTS), ...localForms()]) {
      const kinds = new Set(form.parts?.map((part) => part.part));
      expect([...kinds], form.code).toEqual(
        expect.arrayContaining(['scope', 'title', 'intro', 'signatures']),
      );
      for (const part of form.parts ?? []) expect(wrongBlank(part.text), part.text).toBeNull();
    }
  });

  test('each wrong cell is told with its line and field', () => {
    expect(errorsOf([`${FORM},intro,,ทดสอบ {unit},,`, `${FORM},figure,valid,,บัตร,`])).toEqual([]);
    expect(
      errorsOf([
        `${FORM},poem,,x,,`,
        `${FORM},scope,everywhere,,,`,
        `${FORM},title,main,x,,`,
        `${FORM},title,,,,`,
        `${FORM},digits,,,,`,
        `${FORM},digits,,,,10`,
        `${FORM},numerals,thai,x,,`,
        `${FORM},figure,weather,,,`,
        `${FORM},note,,x,คน,`,
        `${FORM},note,,x,,4`,
        `${FORM},intro,,ถึง {nobody},,`,
        `${FORM},intro,,ถึง {unit,,`,
        `9-9,note,,x,,`,
      ]),
    ).toEqual([
      'form_parts.csv:2 part bad-word',
      'form_parts.csv:3 key bad-word',
      'form_parts.csv:4 key bad-word',
      'form_parts.csv:5 text empty-value',
      'form_parts.csv:6 amount empty-value',
      'form_parts.csv:7 amount out-of-range',
      'form_parts.csv:8 text bad-word',
      'form_parts.csv:9 key bad-word',
      'form_parts.csv:10 after bad-word',
      'form_parts.csv:11 amount bad-word',
      'form_parts.csv:12 text bad-word',
      'form_parts.csv:13 text bad-word',
      'form_parts.csv:14 form unknown-reference',
    ]);
  });

  test('blanks are the known words in braces', () => {
    for (const blank of FORM_BLANKS) expect(wrongBlank(`ก {${blank}} ข`)).toBeNull();
    expect(wrongBlank('{unit} {Unit}')).toBe('{Unit}');
    expect(wrongBlank('}')).toBe('}');
    expect(wrongBlank('ไม่มี')).toBeNull();
  });
});
