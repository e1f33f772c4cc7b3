import type { PlaceBook } from '../../parts/places.ts';
import { csvText } from './csv-out.ts';

/** A file that could be imported as it is, with centres and an area of the person's own duty. */
export function sampleFile(places: PlaceBook | undefined): string {
  const [one, two = one] = places?.centres.map(({ id }) => id) ?? [];
  const area = places?.areas.find(({ whole, kind }) => whole && kind === 'province')?.id;
  const first = one ?? 'CENTRE';
  return csvText([
    ['username', 'display_name', 'role', 'centres', 'password'],
    ['somsri.j', 'สมศรี ใจดี', 'clerk', first, ''],
    ['wichai.m', 'วิชัย มั่นคง', 'clerk', [...new Set([first, two ?? first])].join(' '), ''],
    ['malee.p', 'มาลี พรหมดี', 'supervisor', first, ''],
    ['prasert.k', 'ประเสริฐ แก้วใส', 'head', first, ''],
    ...(area === undefined ? [] : [['anong.s', 'อนงค์ สุขใจ', 'province', area, '']]),
  ]);
}
