import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { Places } from '../api/people-api.ts';
import { peopleApi } from '../api/people-api.ts';
import { useDesk } from '../desk.tsx';
import { searchKey } from '../evening/search-key.ts';

/** A centre or an area of the election, ready to be searched for and shown. */
export interface PlaceOption {
  /** A centre's id, or an area as account files name it (`province:MKM`). */
  readonly id: string;
  readonly kind: string;
  readonly name: Bilingual;
  /** Where it lies, from the inside out. */
  readonly around: readonly Bilingual[];
  /** Everything that it is found by, as a search compares it. */
  readonly text: string;
  /** All its centres are the person's own: it may be given to others as a whole. */
  readonly whole: boolean;
}

export interface PlaceBook {
  readonly centres: readonly PlaceOption[];
  readonly areas: readonly PlaceOption[];
  readonly byId: ReadonlyMap<string, PlaceOption>;
}

const BANGKOK = /^กรุงเทพ/;

/** Names of provinces come bare. */
function nameOf(kind: string, name: Bilingual): Bilingual {
  if (kind !== 'province' || BANGKOK.test(name.th)) return name;
  return { th: `จังหวัด${name.th}`, en: `${name.en} province` };
}

export function placeBook({ centres, areas }: Places): PlaceBook {
  const areaById = new Map(areas.map((area) => [area.id, area]));
  const chainOf = (id: string | null) => {
    const chain: { readonly id: string; readonly name: Bilingual }[] = [];
    for (let at = id; at !== null; ) {
      const area = areaById.get(at);
      if (area === undefined || chain.length > 10) break;
      chain.push({ id: area.id, name: nameOf(area.kind, area.name) });
      at = area.within;
    }
    return chain;
  };
  const optionOf = (
    id: string,
    kind: string,
    name: Bilingual,
    around: readonly { readonly id: string; readonly name: Bilingual }[],
    whole: boolean,
  ): PlaceOption => ({
    id,
    kind,
    name,
    around: around.map((area) => area.name),
    whole,
    text: searchKey([id, name.th, name.en, ...around.flatMap((a) => [a.name.th, a.name.en])].join(' ')),
  });
  const listedCentres = centres.map((centre) =>
    optionOf(centre.id, 'centre', centre.name, chainOf(centre.area), true),
  );
  const listedAreas = areas.map((area) =>
    optionOf(area.id, area.kind, nameOf(area.kind, area.name), chainOf(area.within), area.whole),
  );
  return {
    centres: listedCentres,
    areas: listedAreas,
    byId: new Map([...listedAreas, ...listedCentres].map((option) => [option.id, option])),
  };
}

/** Options that hold every word of the text, whatever its tone marks, those whose own name has it first. */
export function findPlaces(options: readonly PlaceOption[], text: string, most: number): PlaceOption[] {
  const words = searchKey(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const first = words[0] ?? '';
  const found = options.filter((option) => words.every((word) => option.text.includes(word)));
  if (words.length === 0) return found.slice(0, most);
  const rank = ({ id, name }: PlaceOption) =>
    id.toLowerCase() === first ? 0 : searchKey(`${name.th} ${name.en}`).includes(first) ? 1 : 2;
  return found
    .map((option) => [rank(option), option] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, most)
    .map(([, option]) => option);
}

/** The centres and areas of the person's duty; undefined until they are here. They change with the election only. */
export function usePlaces(): PlaceBook | undefined {
  const { me } = useDesk();
  const { data } = useQuery({
    queryKey: ['places', me?.id, me?.role],
    queryFn: peopleApi.places,
    staleTime: 10 * 60_000,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => (data === undefined ? undefined : placeBook(data)), [data]);
}
