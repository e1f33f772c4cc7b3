import type { Claim } from '../../api/desk-types.ts';
import type { Desk } from '../../desk.tsx';

/** What people call a return: its unit, its ballot, where it lies. */
export function claimName({ unit, ballot, form }: Claim, { w, say }: Pick<Desk, 'w' | 'say'>): string {
  const place = [unit.subDistrict, unit.district].filter((name) => name !== null).map(say);
  const head = `${w.unitKind[unit.kind]} ${unit.number} · ${w.ballotName[ballot] ?? ballot} · ${form.code}`;
  return [head, ...place].join(' · ');
}
