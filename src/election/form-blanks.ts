/**
 * Blanks in the texts of a form, `{unit}`: what the package fills in. `{village}` is not in the package: a dotted line is printed for
 * the hand.
 */
export const FORM_BLANKS = [
  'unit',
  'unit-name',
  'village',
  'sub-district',
  'district',
  'constituency',
  'province',
  'local-body',
  'area',
  'day',
  'month',
  'year',
  'election',
  'contest',
  'seats',
] as const;
export type FormBlank = (typeof FORM_BLANKS)[number];

export const BLANK_SIGN = /\{([^{}]*)\}/g;

/** The first word in braces that is no blank, or a lone brace; null when the text is sound. */
export function wrongBlank(text: string): string | null {
  for (const match of text.matchAll(BLANK_SIGN)) {
    if (!FORM_BLANKS.some((blank) => blank === match[1])) return match[0];
  }
  return /[{}]/.exec(text.replace(BLANK_SIGN, ''))?.[0] ?? null;
}
