import { drawText, fillBlack, makeBitmap, toPng } from './photo-bitmap.ts';
import { photoLayout } from './photo-layout.ts';

/** What stands on the paper of the drill. */
export interface FormPicture {
  readonly unit: string;
  readonly form: string;
  readonly ballot: string;
  /** Printed number or role, and the figure as written. */
  readonly head: readonly (readonly [label: string, figure: string])[];
  readonly votes: readonly (readonly [number: number, figure: string])[];
  /** What stands under the table, as `head`. */
  readonly foot: readonly (readonly [label: string, figure: string])[];
  /** 1 for the first photo; a photo that is asked for again is another photo. */
  readonly attempt: number;
  /** Shaken, in the dark: nothing can be read. */
  readonly unreadable: boolean;
}

/** A small picture with every figure, made in a fraction of a millisecond: for drills at full speed. */
export function drawSmallPhoto(picture: FormPicture): Uint8Array {
  const perLine = 50;
  const lines = [`DRILL ${picture.unit}`, `${picture.form} ${picture.ballot} #${picture.attempt}`];
  let line = '';
  const cells = [
    ...picture.head.map(([label, figure]) => `${label}=${figure}`),
    ...picture.votes.map(([number, figure]) => `${number}:${figure}`),
    ...picture.foot.map(([label, figure]) => `${label}=${figure}`),
  ];
  for (const cell of cells) {
    if (line.length + cell.length + 1 > perLine) {
      lines.push(line);
      line = '';
    }
    line += `${cell} `;
  }
  lines.push(line);
  const bitmap = makeBitmap(432, Math.max(240, lines.length * 16 + 24));
  lines.forEach((text, i) => {
    drawText(bitmap, text, 16, 12 + i * 16, 2);
  });
  if (picture.unreadable) smear(bitmap.width, bitmap.height, (x, y, w, h) => fillBlack(bitmap, x, y, w, h));
  return toPng(bitmap);
}

/** A page that a person can read with pleasure: for drills at human speed. Its places are those of `drillPlaces`. */
export function drawLargePhoto(picture: FormPicture): Uint8Array {
  const { head, votes, foot } = picture;
  const layout = photoLayout(head.length, votes.length, foot.length);
  const bitmap = makeBitmap(layout.width, layout.height);
  const line = (x: number, y: number, width: number) => fillBlack(bitmap, x, y, width, 2);
  fillBlack(bitmap, 30, 30, bitmap.width - 60, 3);
  fillBlack(bitmap, 30, bitmap.height - 33, bitmap.width - 60, 3);
  fillBlack(bitmap, 30, 30, 3, bitmap.height - 60);
  fillBlack(bitmap, bitmap.width - 33, 30, 3, bitmap.height - 60);
  drawText(bitmap, picture.form, 60, 60, 7);
  drawText(bitmap, `DRILL #${picture.attempt}`, 620, 60, 5);
  drawText(bitmap, picture.unit, 60, 120, 6);
  drawText(bitmap, picture.ballot, 60, 164, 4);
  const labelled = (text: string, figure: string, { x, y }: { readonly x: number; readonly y: number }) => {
    drawText(bitmap, text, x, y, 4);
    drawText(bitmap, figure, x + 300, y, 5);
    line(x + 280, y + 28, 200);
  };
  head.forEach(([label, figure], i) => {
    labelled(label, figure, layout.head(i));
  });
  votes.forEach(([number, figure], i) => {
    const { x, y } = layout.row(i);
    drawText(bitmap, String(number), x, y, 4);
    drawText(bitmap, figure, x + 90, y, 5);
    line(x, y + 29, 240);
  });
  foot.forEach(([label, figure], i) => {
    labelled(label, figure, layout.foot(i));
  });
  if (picture.unreadable) smear(bitmap.width, bitmap.height, (x, y, w, h) => fillBlack(bitmap, x, y, w, h));
  return toPng(bitmap);
}

/** Dark stripes over the whole page. */
function smear(
  width: number,
  height: number,
  fill: (x: number, y: number, w: number, h: number) => void,
): void {
  for (let y = 0; y < height; y += 4) fill(0, y, width, 3);
}
