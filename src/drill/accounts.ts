import { createHmac } from 'node:crypto';
import type { Election } from '../election/lookup.ts';

/** People who share the duty over some score centres. */
export interface Desk {
  readonly centreIds: readonly string[];
  readonly clerks: readonly string[];
  readonly supervisors: readonly string[];
}

/**
 * Splits the centres over desks of two or more clerks and three supervisors: enough people for two entries, a decision, and
 * a settlement by yet another person. Names depend on the plan only, so that a second run finds the accounts of the first.
 */
export function planDesks(election: Election, centreIds: readonly string[], clerks: number): Desk[] {
  const count = Math.max(1, Math.min(centreIds.length, Math.floor(clerks / 4)));
  const size = Math.max(2, Math.floor(clerks / count));
  const order = new Map(election.pkg.centres.map((centre, i) => [centre.id as string, i]));
  const sorted = [...centreIds].sort((x, y) => (order.get(x) ?? 0) - (order.get(y) ?? 0));
  return Array.from({ length: count }, (_, d) => {
    const name = (role: string, i: number) => `drill-${count}x${size}-${role}-${d + 1}-${i + 1}`;
    return {
      // every count-th centre, so that desks have districts and constituencies alike
      centreIds: sorted.filter((_id, i) => i % count === d),
      clerks: Array.from({ length: size }, (_c, i) => name('clerk', i)),
      supervisors: Array.from({ length: 3 }, (_s, i) => name('supervisor', i)),
    };
  });
}

/** Who confirms what the administrator proposes: publication takes two persons. */
export const DRILL_PUBLISHER = 'drill-publisher';

/** Passwords of the drill's accounts come from the administrator's, so that nothing need be kept between runs. */
export function drillPassword(adminPassword: string): string {
  return createHmac('sha256', adminPassword)
    .update('khanaen drill accounts')
    .digest('base64url')
    .slice(0, 32);
}

/** The account file that the administrator imports (docs/formats/accounts). */
export function accountFile(desks: readonly Desk[], password: string): string {
  const lines = ['username,display_name,role,centres,password'];
  lines.push(`${DRILL_PUBLISHER},ผู้เผยแพร่ (ฝึกซ้อม),publisher,*,${password}`);
  desks.forEach((desk, d) => {
    const centres = desk.centreIds.join(' ');
    desk.clerks.forEach((name, i) => {
      lines.push(`${name},ผู้บันทึก ${d + 1}-${i + 1} (ฝึกซ้อม),clerk,${centres},${password}`);
    });
    desk.supervisors.forEach((name, i) => {
      lines.push(`${name},ผู้กำกับ ${d + 1}-${i + 1} (ฝึกซ้อม),supervisor,${centres},${password}`);
    });
  });
  return `${lines.join('\n')}\n`;
}
