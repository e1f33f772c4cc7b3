import type { Box, PageGeometry, Point } from './geometry.ts';

/** A line of text on a page. It has no breaks; its width is known before it is drawn. */
export interface TextMark {
  readonly kind: 'text';
  /** Left end of the baseline, millimetres. */
  readonly x: number;
  readonly y: number;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  /** 0 black to 255 white. */
  readonly luma: number;
  readonly text: string;
}

/** A part of the document's structure: headings, paragraphs, tables. */
export interface Part {
  readonly tag: 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';
  readonly parts: readonly (Part | TextMark)[];
}

/** What has no meaning of its own for a reader: lines, boxes, squares. */
export type Art =
  | {
      readonly kind: 'line';
      readonly from: Point;
      readonly to: Point;
      /** Millimetres. */
      readonly width: number;
      readonly luma: number;
      readonly dotted: boolean;
    }
  | {
      readonly kind: 'box';
      readonly box: Box;
      /** Line width, millimetres; 0: filled. */
      readonly width: number;
      readonly luma: number;
    }
  /** Where the authority's emblem goes. */
  | { readonly kind: 'emblem'; readonly box: Box };

/** One page, ready to be drawn. */
export interface Sheet {
  readonly geometry: PageGeometry;
  readonly content: readonly Part[];
  readonly art: readonly Art[];
  /** Text of the QR codes, drawn into `geometry.codes`. */
  readonly code: string;
}
