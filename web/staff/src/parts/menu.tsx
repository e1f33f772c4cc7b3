import { useState } from 'react';
import { useDesk } from '../desk.tsx';
import type { Screen } from '../screens.ts';
import { groupOf, groupsOf, MENU } from './menu-groups.ts';

interface MenuProps {
  /** Screens that this person may open, in the order of the menu. */
  readonly screens: readonly Screen[];
  readonly location: string;
  readonly go: (path: string) => void;
}

/** As many entries stand in one line; more of them stand in groups. */
const ONE_LINE = 8;

/** The way to every screen: one line for those who have few, groups with their screens below for those who have many. */
export function Menu({ screens, location, go }: MenuProps) {
  const { say } = useDesk();
  const groups = groupsOf(screens);
  const here = screens.find((s) => s.path === location) ?? null;
  const [before, setBefore] = useState(groups[0]?.group ?? null);
  // Pages without an entry of their own (a form, a case) stand under the group from which they were opened.
  const group = here === null ? before : groupOf(here);
  if (group !== before) setBefore(group);
  const entry = (screen: Screen) => (
    <button
      type="button"
      key={screen.path}
      className="plain"
      aria-current={location === screen.path ? 'page' : undefined}
      onClick={() => go(screen.path)}
    >
      {say(screen.label)}
    </button>
  );
  if (screens.length <= ONE_LINE) return <nav aria-label={say(MENU)}>{screens.map(entry)}</nav>;
  return (
    <nav aria-label={say(MENU)} className="grouped">
      <div className="groups">
        {groups.map(({ group: each, first }) => (
          <button
            type="button"
            key={each.id}
            className="plain"
            aria-current={each === group ? 'true' : undefined}
            onClick={() => go(first.path)}
          >
            {say(each.label)}
          </button>
        ))}
      </div>
      <div className="entries">{screens.filter((s) => groupOf(s) === group).map(entry)}</div>
    </nav>
  );
}
