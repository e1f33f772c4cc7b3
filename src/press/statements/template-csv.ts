import type { Bilingual } from '../../basics/bilingual.ts';
import { LANGUAGES } from '../../basics/bilingual.ts';
import { csvLine, readCsv } from '../../basics/csv.ts';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import { DEFAULT_TEMPLATES } from './default-templates.ts';
import { PLACEHOLDER } from './fill.ts';
import type { StatementTemplate } from './model.ts';
import { isStatementKind, STATEMENT_KINDS } from './model.ts';
import { isPlaceholder, PLACEHOLDERS } from './values.ts';

/** The file of an authority's own templates. */
export const TEMPLATE_FILE = 'statement_templates.csv';

const COLUMNS = ['kind', 'title_th', 'title_en', 'body_th', 'body_en'] as const;
const MOST_ROWS = 100;
const LONGEST = 8_000;
/** What every statement must say, whatever else it says. */
const MUST = ['cut', 'url', 'status'] as const;

export interface TemplateProblem {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly text: Bilingual;
}

/** Reads templates. Kinds that the file leaves out keep the text that comes with the program. */
export function parseTemplates(
  text: string,
): Result<readonly StatementTemplate[], readonly TemplateProblem[]> {
  const { rows, count, problems: broken } = readCsv(text, MOST_ROWS);
  const problems: TemplateProblem[] = broken.map(({ line }) => ({
    line,
    text: { th: 'เครื่องหมายคำพูดไม่ครบคู่', en: 'A quotation mark is missing.' },
  }));
  const [head, ...rest] = rows;
  if (head === undefined || COLUMNS.some((column, i) => head.cells[i] !== column)) {
    const columns = COLUMNS.join(',');
    problems.push({
      line: 1,
      text: { th: `แถวแรกต้องเป็น ${columns}`, en: `The first row must be ${columns}.` },
    });
    return err(problems);
  }
  if (count > MOST_ROWS)
    problems.push({ line: MOST_ROWS, text: { th: 'แถวมากเกินไป', en: 'Too many rows.' } });
  const found = new Map<string, StatementTemplate>();
  for (const { line, cells } of rest) {
    const template = templateOf(cells, line, problems);
    if (template === null) continue;
    if (found.has(template.kind)) {
      const { kind } = template;
      problems.push({ line, text: { th: `${kind} มีสองครั้ง`, en: `${kind} stands there twice.` } });
    }
    found.set(template.kind, template);
  }
  if (problems.length > 0) return err(problems);
  return ok(DEFAULT_TEMPLATES.map((template) => found.get(template.kind) ?? template));
}

function templateOf(
  cells: readonly string[],
  line: number,
  problems: TemplateProblem[],
): StatementTemplate | null {
  const say = (th: string, en: string) => {
    problems.push({ line, text: { th, en } });
  };
  const [kind = '', titleTh = '', titleEn = '', bodyTh = '', bodyEn = ''] = cells;
  if (!isStatementKind(kind)) {
    const kinds = STATEMENT_KINDS.join(', ');
    say(`ไม่รู้จักชนิด ${kind} ใช้ได้ ${kinds}`, `Unknown kind ${kind}; known are ${kinds}.`);
    return null;
  }
  const title = { th: titleTh.trim(), en: titleEn.trim() };
  const body = { th: bodyTh.trim(), en: bodyEn.trim() };
  for (const language of LANGUAGES) {
    if (title[language] === '' || body[language] === '') {
      say(`${kind} ไม่มีข้อความภาษา ${language}`, `${kind} has no text in ${language}.`);
      continue;
    }
    const whole = `${title[language]}\n${body[language]}`;
    if (whole.length > LONGEST) say(`${kind} ยาวเกินไป`, `${kind} is too long.`);
    checkPlaceholders(kind, whole, say);
    for (const name of MUST) {
      if (!body[language].includes(`{${name}}`))
        say(`${kind} (${language}) ต้องมี {${name}}`, `${kind} (${language}) must hold {${name}}.`);
    }
  }
  return { kind, title, body };
}

function checkPlaceholders(kind: string, text: string, say: (th: string, en: string) => void): void {
  const rest = text.replace(PLACEHOLDER, (whole, name: string) => {
    if (!isPlaceholder(name)) {
      const known = PLACEHOLDERS.join(', ');
      say(`ไม่รู้จัก ${whole} ใช้ได้ ${known}`, `Unknown placeholder ${whole}; known are ${known}.`);
    } else if (name.startsWith('correction-') && kind !== 'correction') {
      say(`${whole} ใช้ได้เฉพาะใน correction`, `${whole} can stand in correction only.`);
    } else if ((name === 'what' || name === 'next') && kind !== 'incident') {
      say(`${whole} ใช้ได้เฉพาะใน incident`, `${whole} can stand in incident only.`);
    }
    return '';
  });
  if (/[{}]/.test(rest)) say('วงเล็บปีกกาไม่ครบคู่', 'A brace stands alone.');
}

/** Templates as the file that an authority changes; reading it back gives the same templates. */
export function writeTemplates(templates: readonly StatementTemplate[]): string {
  const rows = templates.map(({ kind, title, body }) =>
    csvLine([kind, title.th, title.en, body.th, body.en]),
  );
  return `\ufeff${csvLine([...COLUMNS])}${rows.join('')}`;
}
