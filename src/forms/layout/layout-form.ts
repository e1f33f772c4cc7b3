import type { Election, ReturnSpec } from '../../election/lookup.ts';
import type { PageGeometry } from '../geometry.ts';
import { paperOfReturn } from '../paper.ts';
import { layoutPaper } from './compose.ts';

/**
 * Where everything stands on the pages of a return's form, as `khanaen print-forms` draws it: the reader's half of the one
 * geometry. Takes about a millisecond; the same for all copies, filled or not.
 */
export function layoutForm(election: Election, spec: ReturnSpec): readonly PageGeometry[] {
  return layoutPaper(paperOfReturn(election, spec));
}
