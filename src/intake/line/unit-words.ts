import type { Bilingual } from '../../basics/bilingual.ts';
import type { Election } from '../../election/lookup.ts';
import type { UnitId } from '../../election/model.ts';
import type { OwedPage } from '../door.ts';

/** A unit as people know it. The Thai name of a station says its sub-district already; the English one does not. */
export function unitWords(election: Election, id: UnitId): Bilingual {
  const unit = election.getUnitOrThrow(id);
  const place = unit.subDistrictId ?? unit.districtId;
  const around = place === null ? '' : election.getArea(place).name.en;
  return { th: unit.name.th, en: around === '' ? unit.name.en : `${unit.name.en}, ${around}` };
}

/** Most forms that one message lists. */
const MOST = 8;

/** `ส.ส. 5/18 หน้า 1, 2 · ส.ส. 5/18 (บช.) หน้า 1`: pages by form, in the order given. */
export function owedWords(owed: readonly OwedPage[]): Bilingual {
  const forms = new Map<string, { readonly code: string; readonly pages: number[] }>();
  for (const { ballot, formCode, page } of owed) {
    const key = `${ballot} ${formCode}`;
    const form = forms.get(key) ?? { code: formCode, pages: [] };
    form.pages.push(page);
    forms.set(key, form);
  }
  const shown = [...forms.values()].slice(0, MOST);
  const listed = (word: string) =>
    [
      ...shown.map(({ code, pages }) => `${code} ${word} ${pages.sort((a, b) => a - b).join(', ')}`),
      ...(forms.size > MOST ? ['…'] : []),
    ].join(' · ');
  return { th: listed('หน้า'), en: listed('page') };
}
