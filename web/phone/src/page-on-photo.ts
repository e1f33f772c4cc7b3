import { readCode } from '../../../src/forms/code.ts';
import type { UnitState } from './api.ts';

/** What the codes on a photo say, as far as the phone can read them. */
export type PageOnPhoto =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'other-unit' }
  | { readonly kind: 'page'; readonly ballot: string; readonly page: number; readonly formCode: string };

/** Holds the texts of codes against the unit that is open. Codes of something else (a poster, a form's own bar code) say nothing. */
export function pageOnPhoto(texts: readonly string[], { unit, forms }: UnitState): PageOnPhoto {
  for (const text of texts) {
    const read = readCode(text);
    if (!read.ok) continue;
    const { unit: ofUnit, ballot, page } = read.value;
    if (ofUnit !== unit.id) return { kind: 'other-unit' };
    const form = forms.find((f) => f.ballot === ballot);
    if (form !== undefined) return { kind: 'page', ballot, page, formCode: form.form.code };
  }
  return { kind: 'unknown' };
}
