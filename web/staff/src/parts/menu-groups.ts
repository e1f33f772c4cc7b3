import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { Screen } from '../screens.ts';

/** What screen readers call the menu. */
export const MENU: Bilingual = { th: 'เมนู', en: 'Menu' };

/** Screens that stand together in the menu: those whose `order` is `from` or more, up to the next group. */
export interface MenuGroup {
  readonly id: string;
  readonly from: number;
  readonly label: Bilingual;
}

const GROUPS: readonly MenuGroup[] = [
  { id: 'office', from: 75, label: { th: 'สำนักงาน', en: 'Office' } },
  { id: 'public', from: 60, label: { th: 'เผยแพร่', en: 'Public' } },
  { id: 'evening', from: 30, label: { th: 'คืนนับคะแนน', en: 'The evening' } },
  { id: 'photos', from: 20, label: { th: 'ภาพแบบ', en: 'Photos' } },
  { id: 'forms', from: 0, label: { th: 'แบบรายงาน', en: 'Forms' } },
];

/** The group in which a screen stands; null when no menu leads to it. */
export function groupOf(screen: Screen): MenuGroup | null {
  const { order } = screen;
  return order === null ? null : (GROUPS.find((group) => order >= group.from) ?? null);
}

/** Groups that have a screen, in the order of the menu, each with the screen that it opens. */
export function groupsOf(
  screens: readonly Screen[],
): readonly { readonly group: MenuGroup; readonly first: Screen }[] {
  const groups = new Map<MenuGroup, Screen>();
  for (const screen of screens) {
    const group = groupOf(screen);
    if (group !== null && !groups.has(group)) groups.set(group, screen);
  }
  return [...groups].map(([group, first]) => ({ group, first }));
}
