import type { Box } from '../../forms/geometry.ts';
import { type Draft, inBox, newDraft, plain } from '../../forms/layout/draft.ts';
import { box } from '../../forms/layout/frame.ts';
import type { Art, Part } from '../../forms/sheet.ts';

/** A page of a paper for the public: no form, so nothing on it is looked for by a reader of photos but its QR. */
export interface PressSheet {
  readonly geometry: {
    readonly width: number;
    readonly height: number;
    readonly squares: readonly [];
    readonly squareSide: 0;
    readonly codes: readonly Box[];
  };
  readonly content: readonly Part[];
  readonly art: readonly Art[];
  /** Text of the QR; empty: none. */
  readonly code: string;
}

/** Sizes in millimetres, upright. */
export const SIZES = { a4: { width: 210, height: 297 }, a3: { width: 297, height: 420 } } as const;
export type PaperSize = keyof typeof SIZES;

export interface Style {
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly luma?: number;
  readonly align?: 'left' | 'centre' | 'right';
  readonly lines?: number;
  /** Height of a line as a multiple of the type size. Thai with marks above and below needs 1.3 at least. */
  readonly lineHeight?: number;
}

export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly style: Style;
  /** Where a row holds several lines: height of this one, and how far below the row's upper edge it begins. */
  readonly height?: number;
  readonly down?: number;
}

/** A page that is being written. */
export class Page {
  readonly width: number;
  readonly height: number;
  readonly #draft: Draft = newDraft();
  #code = '';
  #codeBox: Box | null = null;

  constructor(size: PaperSize) {
    ({ width: this.width, height: this.height } = SIZES[size]);
  }

  text(text: string, area: Box, style: Style, tag: Part['tag'] = 'P'): void {
    const part = this.#part(text, area, style, tag);
    if (part !== null) this.#draft.content.push(part);
  }

  /** A table: rows from top to bottom, each with its height; a thin line below each. */
  table(rows: readonly TableRow[]): void {
    const parts = rows.map((row): Part => {
      const cells = row.cells.flatMap((cell) => {
        const area = box(cell.x, row.y + (cell.down ?? 0), cell.width, cell.height ?? row.height);
        const part = this.#part(cell.text, area, cell.style, row.head ? 'TH' : 'TD');
        return part === null ? [] : [part];
      });
      return { tag: 'TR', parts: cells };
    });
    this.#draft.content.push({ tag: 'Table', parts: parts.filter(({ parts: cells }) => cells.length > 0) });
  }

  line(x: number, y: number, width: number, thickness = 0.2, luma = 120): void {
    this.#draft.art.push({
      kind: 'line',
      from: { x, y },
      to: { x: x + width, y },
      width: thickness,
      luma,
      dotted: false,
    });
  }

  frame(area: Box, thickness = 0.6): void {
    this.#draft.art.push({ kind: 'box', box: area, width: thickness, luma: 0 });
  }

  /** A grey ground; drawn before any text. */
  ground(area: Box, luma = 232): void {
    this.#draft.art.push({ kind: 'box', box: area, width: 0, luma });
  }

  qr(text: string, area: Box): void {
    this.#code = text;
    this.#codeBox = area;
  }

  sheet(): PressSheet {
    const { width, height } = this;
    const codes = this.#codeBox === null ? [] : [this.#codeBox];
    return {
      geometry: { width, height, squares: [], squareSide: 0, codes },
      content: this.#draft.content,
      art: this.#draft.art,
      code: this.#code,
    };
  }

  #part(text: string, area: Box, style: Style, tag: Part['tag']): Part | null {
    const clean = text.replace(/\s+/g, ' ').trim();
    if (clean === '') return null;
    const { align = 'left', lines = 1, lineHeight = 1.36, ...ink } = style;
    const marks = inBox(this.#draft, plain(clean), area, { ...ink, align, lines, lineHeight });
    return { tag, parts: marks };
  }
}

export interface TableRow {
  readonly y: number;
  readonly height: number;
  readonly head?: boolean;
  readonly cells: readonly Cell[];
}
