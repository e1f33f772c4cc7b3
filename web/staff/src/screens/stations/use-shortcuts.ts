import type { RefObject } from 'react';
import { useEffect } from 'react';

interface Shortcuts {
  readonly toList: () => void;
  readonly problems: () => void;
}

/** Keys of the whole screen: `/` to the search, P for what is stuck, Escape back to the search, arrow down from it to the list. */
export function useShortcuts(search: RefObject<HTMLInputElement | null>, does: Shortcuts): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector('dialog:modal') !== null)
        return;
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      const inSearch = target === search.current;
      const types = target.matches('input, textarea, select');
      if (inSearch && event.key === 'ArrowDown') does.toList();
      else if (!types && event.key === '/') search.current?.focus();
      else if (!types && event.key === 'Escape') search.current?.focus();
      else if (!types && event.key.toLowerCase() === 'p') does.problems();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [search, does]);
}
