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
  const pages = new Map<string, number[]>();
  for (const { formCode, page } of owed) pages.set(formCode, [...(pages.get(formCode) ?? []), page]);
  const forms = [...pages].slice(0, MOST);
  const listed = (word: string) =>
    [
      ...forms.map(([form, numbers]) => `${form} ${word} ${numbers.sort((a, b) => a - b).join(', ')}`),
      ...(pages.size > MOST ? ['…'] : []),
    ].join(' · ');
  return { th: listed('หน้า'), en: listed('page') };
}
