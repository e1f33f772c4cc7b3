import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface Fonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

let fonts: Fonts | null = null;

/** Sarabun (SIL Open Font Licence 1.1), whole: Thai, Latin and both kinds of digits. Read once. */
export function loadFonts(): Fonts {
  if (fonts === null) {
    const { resolve } = createRequire(import.meta.url);
    const read = (name: string) =>
      readFileSync(resolve(`@expo-google-fonts/sarabun/${name}/Sarabun_${name}.ttf`));
    fonts = { regular: read('400Regular'), bold: read('700Bold') };
  }
  return fonts;
}
