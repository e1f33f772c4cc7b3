import type { Form } from '../election/model.ts';
import { HEAD_ROLES } from '../election/model.ts';
import type { Fill } from '../forms/fill.ts';
import { type Figure, type Figures, headFigure, NOT_ON_FORM, voteFigure } from '../returns/figures.ts';

/** A record as it is written into its form. Signatures are no figure of the print: the paper bears them. */
export function recordFill(form: Form, lines: number, figures: Figures, source: string): Fill {
  const places = new Map<string, Figure>();
  for (const role of HEAD_ROLES) {
    const figure = headFigure(figures, role);
    const printed = form.fields.some((field) => field.role === role);
    if (figure !== NOT_ON_FORM && role !== 'signatures' && (printed || role === 'total'))
      places.set(role, figure);
  }
  for (let line = 0; line < lines; line++) places.set(`row:${line + 1}`, voteFigure(figures, line));
  return { figures: places, source };
}
