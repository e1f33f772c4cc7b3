import type { RefObject } from 'react';
import { useEffect } from 'react';

/**
 * Keys in the list of missing units, while a unit has the focus: arrows go to the next one, numbers say why it is missing, C
 * calls. They press the buttons that are there, so what a person may not do does nothing.
 */
export function useMissingKeys(
  list: RefObject<HTMLOListElement | null>,
  reasons: number,
  onChosen: (unit: string) => void,
): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const item = event.target instanceof HTMLElement ? event.target : null;
      if (item?.dataset['unit'] === undefined || !list.current?.contains(item)) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const next = event.key === 'ArrowDown' ? item.nextElementSibling : item.previousElementSibling;
        if (next instanceof HTMLElement) next.focus();
      } else if (event.key.toLowerCase() === 'c') item.querySelector<HTMLElement>('a.call')?.click();
      else if (/^[1-9]$/.test(event.key) && Number(event.key) <= reasons)
        item.querySelectorAll<HTMLElement>('.reason-chips > .chip')[Number(event.key) - 1]?.click();
      else return;
      event.preventDefault();
    };
    const choose = (event: FocusEvent) => {
      const item =
        event.target instanceof Element ? event.target.closest<HTMLElement>('li[data-unit]') : null;
      const unit = item?.dataset['unit'];
      if (unit !== undefined && list.current?.contains(item) === true) onChosen(unit);
    };
    document.addEventListener('keydown', press);
    document.addEventListener('focusin', choose);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('focusin', choose);
    };
  }, [list, reasons, onChosen]);
}
