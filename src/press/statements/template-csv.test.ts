import { describe, expect, it } from 'vitest';
import { csvLine } from '../../basics/csv.ts';
import { DEFAULT_TEMPLATES } from './default-templates.ts';
import { parseTemplates, writeTemplates } from './template-csv.ts';

const HEAD = 'kind,title_th,title_en,body_th,body_en\n';
const END = '{cut} {url} {status}';
const fileOf = (...rows: readonly (readonly string[])[]) =>
  HEAD + rows.map((row) => csvLine([...row])).join('');
const problemsOf = (text: string) => {
  const read = parseTemplates(text);
  return read.ok ? [] : read.error.map(({ line, text: { en } }) => `${line}: ${en}`);
};

describe('the file of templates', () => {
  it('written and read again is what it was, and what comes with the program has no mistake', () => {
    const read = parseTemplates(writeTemplates(DEFAULT_TEMPLATES));
    expect(read).toEqual({ ok: true, value: DEFAULT_TEMPLATES });
  });

  it('keeps our text for kinds that it leaves out', () => {
    const read = parseTemplates(fileOf(['paused', 'หยุด', 'Paused', `ก ${END}`, `a ${END}`]));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.length).toBe(DEFAULT_TEMPLATES.length);
    expect(read.value.find(({ kind }) => kind === 'paused')?.title.en).toBe('Paused');
    expect(read.value.find(({ kind }) => kind === 'resumed')).toEqual(
      DEFAULT_TEMPLATES.find(({ kind }) => kind === 'resumed'),
    );
  });

  it.each([
    ['', '1: The first row must be'],
    ['a,b\n', '1: The first row must be'],
    [fileOf(['won', 'ก', 'a', END, END]), '2: Unknown kind won'],
    [fileOf(['paused', 'ก', 'a', END, `${END} {votes}`]), '2: Unknown placeholder {votes}'],
    [
      fileOf(['paused', 'ก', 'a', END, `${END} {correction-place}`]),
      '2: {correction-place} can stand in correction only',
    ],
    [fileOf(['paused', 'ก', 'a', END, `${END} {what}`]), '2: {what} can stand in incident only'],
    [fileOf(['paused', 'ก', 'a', END, `${END} {`]), '2: A brace stands alone'],
    [fileOf(['paused', 'ก', 'a', END, '{cut} {url}']), '2: paused (en) must hold {status}'],
    [fileOf(['paused', '', 'a', END, END]), '2: paused has no text in th'],
    [fileOf(['paused', 'ก', 'a', END, END], ['paused', 'ก', 'a', END, END]), '3: paused stands there twice'],
    [`${HEAD}paused,"ก,a\n`, '2: A quotation mark is missing'],
    [fileOf(['paused', 'ก', 'a', END, `${END}${'x'.repeat(9000)}`]), '2: paused is too long'],
  ])('with a mistake is refused, with line and words (%#)', (text, problem) => {
    expect(problemsOf(text).some((found) => found.startsWith(problem))).toBe(true);
  });
});
