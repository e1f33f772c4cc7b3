/** A photo of a return as the desk shows it. */
export interface ShownPhoto {
  /** SHA-256 of the public copy. */
  readonly photo: string;
  /** SHA-256 of the file as it came. */
  readonly original: string;
  /** Page of the form, from 1; null: nobody has said. */
  readonly page: number | null;
  /** How its page was laid straight: by the geometry of our forms, or by its outline; null: it was not. */
  readonly straight: 'geometry' | 'outline' | null;
}

/**
 * SQL array of the photos of a return that are shown, one text each: by page, then as they came. A photo that was moved or put
 * aside is not among them. Each page is looked up by its key: a join would be planned as a full read while the table is empty.
 */
export const packedPhotos = (returnId: string) => `array(
    select f.photo || '/' || f.original || '/' || coalesce(f.page, '')
      from (select p.photo, p.original, p.received_at,
                   (select coalesce(g.page::text, '') || left(g.straight, 1)
                      from photo_page g where g.return_id = p.return_id and g.original = p.original) as page
              from photo p where p.return_id = ${returnId}) f
     where f.page is null or rtrim(f.page, 'go') <> '0'
     order by nullif(rtrim(f.page, 'go'), '')::int nulls last, f.received_at, f.original)`;

export function unpackPhotos(texts: readonly string[]): ShownPhoto[] {
  return texts.map((text) => {
    const [photo = '', original = '', page = ''] = text.split('/');
    const number = Number.parseInt(page, 10);
    const straight = page.endsWith('g') ? 'geometry' : page.endsWith('o') ? 'outline' : null;
    return { photo, original, page: Number.isNaN(number) ? null : number, straight };
  });
}

/** Pages of a form that no shown photo shows. */
export function missingPages(shown: readonly Pick<ShownPhoto, 'page'>[], pages: number): number[] {
  const here = new Set(shown.map((p) => p.page));
  return Array.from({ length: pages }, (_, i) => i + 1).filter((page) => !here.has(page));
}
