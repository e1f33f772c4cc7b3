import type { Form, FormPlace } from '../election/model.ts';

/** A table longer than this is printed in three columns. */
const ONE_COLUMN = 24;

const LINE = 36;
const HEAD_LINE = 34;
const HEAD_TOP = 210;
const WIDTH = 920;
const COLUMN = 280;
const LEFT = 60;

/** Where a figure is written on the large photo, in pixels of the page. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface PhotoLayout {
  readonly width: number;
  readonly height: number;
  head(i: number): Spot;
  row(i: number): Spot;
  foot(i: number): Spot;
}

/** The page of a form: as on paper, its size depends on the form and not on how many candidates stand. */
export function photoLayout(heads: number, rows: number, feet: number): PhotoLayout {
  const columns = rows > ONE_COLUMN ? 3 : 1;
  const perColumn = columns === 1 ? ONE_COLUMN : Math.ceil(rows / columns);
  const top = HEAD_TOP + heads * HEAD_LINE + 30;
  const bottom = top + perColumn * LINE + 20;
  return {
    width: WIDTH,
    height: Math.max(1200, bottom + feet * HEAD_LINE + 60),
    head: (i) => ({ x: LEFT, y: HEAD_TOP + i * HEAD_LINE }),
    row: (i) => ({ x: LEFT + Math.floor(i / perColumn) * COLUMN, y: top + (i % perColumn) * LINE }),
    foot: (i) => ({ x: LEFT, y: bottom + i * HEAD_LINE }),
  };
}

/** Roles that stand under the table. */
export const FOOT_ROLES: ReadonlySet<string> = new Set(['total', 'signatures']);

/** The places of a form as the drill draws it; `most` lines stand in the longest table of its ballot. */
export function drillPlaces(form: Form, most: number): readonly FormPlace[] {
  const heads = form.fields.filter((field) => !FOOT_ROLES.has(field.role));
  const feet = form.fields.filter((field) => FOOT_ROLES.has(field.role));
  const layout = photoLayout(heads.length, most, feet.length);
  const place = (name: string, spot: Spot, width: number): FormPlace => ({
    place: name,
    page: 1,
    x: Math.round(((spot.x - 10) / layout.width) * 1000),
    y: Math.round(((spot.y - 8) / layout.height) * 1000),
    width: Math.round((width / layout.width) * 1000),
    height: Math.round((LINE / layout.height) * 1000),
  });
  return [
    ...heads.map((field, i) => place(field.role, layout.head(i), 500)),
    ...Array.from({ length: most }, (_, i) => place(`row:${i + 1}`, layout.row(i), 260)),
    ...feet.map((field, i) => place(field.role, layout.foot(i), 500)),
  ];
}
