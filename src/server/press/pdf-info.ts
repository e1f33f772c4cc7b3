import type { Bilingual, Language } from '../../basics/bilingual.ts';
import type { PressCut } from '../../press/model.ts';
import { say } from '../../press/names.ts';

/** Title and date of a paper's file: the cut's, so that the same cut gives the same bytes. */
export function pdfInfo(
  paper: { readonly cut: PressCut; readonly election: { readonly title: Bilingual } },
  language: Language,
) {
  return { title: say(paper.election.title, language), date: new Date(paper.cut.at), language };
}
