import type { Writable } from 'node:stream';
import type { Fill } from '../forms/fill.ts';
import { composeForm } from '../forms/layout/compose.ts';
import type { Paper } from '../forms/paper.ts';
import type { PrintDocument } from './documents.ts';
import type { Emblem } from './emblem.ts';
import { type FinishedPdf, FormPdf } from './form-pdf.ts';
import { type CodeMaker, codeOf } from './paper-codes.ts';
import { writeWholeFile } from './whole-file.ts';

export interface PrintInk {
  readonly codes: CodeMaker;
  readonly emblem: Emblem | null;
  /** 0: each form once, without saying which copy it is; else so many copies of each form, as the form set words them. */
  readonly copies: number;
}

/** A pause between forms, for work that must leave room to others. */
export type Breathe = () => Promise<void>;

/** Writes all papers of a document to a stream, which stays open. */
export async function printPapers(
  out: Writable,
  title: string,
  papers: readonly Paper[],
  ink: PrintInk,
  options: { readonly fill?: Fill; readonly afterForm?: Breathe } = {},
): Promise<FinishedPdf> {
  const first = papers[0];
  if (first === undefined) throw new Error('a document without papers');
  const { pkg } = first.election;
  const pdf = new FormPdf(out, {
    title,
    date: new Date(`${pkg.manifest.electionDay}T00:00:00Z`),
    packageHash: pkg.hash,
    emblem: ink.emblem,
  });
  const fill = options.fill ?? null;
  for (const paper of papers) {
    for (const copy of copiesOf(paper, ink.copies)) {
      const sheets = composeForm(paper, { codeOf: codeOf(paper, ink.codes, fill !== null), copy, fill });
      await pdf.add(
        {
          unit: paper.unit?.id ?? null,
          area: paper.area.id,
          contest: paper.contest.id,
          ballot: paper.contest.ballot,
          form: paper.form.id,
          copy: copy === null ? null : copy + 1,
        },
        sheets,
      );
      await options.afterForm?.();
    }
  }
  return pdf.finish();
}

/** Forms that know no copies, such as tally sheets, are printed once. */
function copiesOf(paper: Paper, copies: number): readonly (number | null)[] {
  const known = paper.parts.filter((part) => part.part === 'copy').length;
  if (copies === 0 || known === 0) return [null];
  return Array.from({ length: Math.min(copies, known) }, (_, i) => i);
}

/** Writes a document into a file that appears under its name only when it is whole and on the disk. */
export async function printToFile(
  path: string,
  document: PrintDocument,
  ink: PrintInk,
  afterForm?: Breathe,
): Promise<FinishedPdf> {
  return writeWholeFile(path, 0o600, (out) =>
    printPapers(out, document.title, document.papers(), ink, afterForm === undefined ? {} : { afterForm }),
  );
}
