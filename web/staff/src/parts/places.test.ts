import { expect, test } from 'vitest';
import { findPlaces, placeBook } from './places.ts';

const both = (th: string, en: string) => ({ th, en });
const book = placeBook({
  areas: [
    {
      id: 'province:MKM',
      kind: 'province',
      name: both('มหาสารคาม', 'Maha Sarakham'),
      within: null,
      whole: true,
    },
    {
      id: 'district:4401',
      kind: 'district',
      name: both('อำเภอเมือง', 'Mueang'),
      within: 'province:MKM',
      whole: true,
    },
    {
      id: 'province:BKK',
      kind: 'province',
      name: both('กรุงเทพมหานคร', 'Bangkok'),
      within: null,
      whole: false,
    },
  ],
  centres: [
    { id: '4401', name: both('ศูนย์รวมคะแนนอำเภอเมือง', 'Score centre of Mueang'), area: 'district:4401' },
    { id: 'BKK_1', name: both('ศูนย์รวมคะแนนกรุงเทพ เขต 1', 'Score centre of Bangkok 1'), area: 'province:BKK' },
  ],
});

test('a centre is found by its name, its id, its district and its province, in both languages', () => {
  for (const text of ['เมือง', '4401', '๔๔๐๑', 'มหาสารคาม', 'sarakham MUEANG', 'สารคาม เมื่อง']) {
    expect(
      findPlaces(book.centres, text, 10).map(({ id }) => id),
      text,
    ).toEqual(['4401']);
  }
  expect(findPlaces(book.centres, 'chiang', 10)).toEqual([]);
  expect(findPlaces(book.centres, '', 1)).toHaveLength(1);
});

test('what is named so comes before what lies there', () => {
  const all = [...book.centres, ...book.areas];
  expect(findPlaces(all, 'maha', 10)[0]?.id).toBe('province:MKM');
  expect(book.byId.get('province:MKM')?.name.th).toBe('จังหวัดมหาสารคาม');
  expect(book.byId.get('province:BKK')?.name.th).toBe('กรุงเทพมหานคร');
});

test('a thousand centres are searched without a wait', () => {
  const many = placeBook({
    areas: [],
    centres: Array.from({ length: 1000 }, (_, i) => ({
      id: `c${i}`,
      name: both(`ศูนย์ ${i}`, `Centre ${i}`),
      area: null,
    })),
  });
  expect(findPlaces(many.centres, '99', 60).map(({ id }) => id)).toContain('c99');
});
