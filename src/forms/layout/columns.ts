import type { FormPart } from '../../election/model.ts';
import type { Paper } from '../paper.ts';
import { digitsWidth, LEFT, RIGHT, WIDTH } from './frame.ts';
import { digitCount } from './head-figures.ts';

export interface Column {
  readonly key: string;
  readonly header: string;
  readonly x: number;
  readonly width: number;
}

const USUAL: Readonly<Record<string, number>> = { number: 16, name: 50, party: 34 };
/** Room for a score in words that a hand can still use. */
const WORDS = 30;

/** The columns of the table: the score's width follows from its boxes, the words take what is left. */
export function columnsOf(paper: Paper): readonly Column[] {
  const inWords = paper.form.words !== 'none';
  const parts = paper.parts.filter((part) => part.part === 'column' && (inWords || part.key !== 'words'));
  const score = digitsWidth(digitCount(paper)) + 3;
  const words = parts.some((part) => part.key === 'words');
  const named = parts.filter((part) => part.key !== 'score' && part.key !== 'words');
  const wanted = (part: FormPart) => part.amount ?? USUAL[part.key] ?? 30;
  const asked = named.reduce((sum, part) => sum + wanted(part), 0);
  const free = WIDTH - score - (words ? WORDS : 0);
  // More than the paper holds is made smaller, less than it holds goes to the words, or else to the names.
  const scale = asked > free || !words ? free / asked : 1;
  let x = LEFT;
  return parts.map((part) => {
    const width =
      part.key === 'score'
        ? score
        : part.key === 'words'
          ? WIDTH - score - asked * scale
          : wanted(part) * scale;
    const column = { key: part.key, header: part.text, x, width: Math.min(width, RIGHT - x) };
    x += width;
    return column;
  });
}
