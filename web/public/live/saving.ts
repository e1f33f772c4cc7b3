const NAME = 'khanaen-save';

/** The reader saves data: by the browser's own setting, or by the switch on the text pages. */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true || isSwitchedOn();
}

export function isSwitchedOn(): boolean {
  try {
    return localStorage.getItem(NAME) === 'on';
  } catch {
    return false; // The browser keeps nothing for us.
  }
}

export function switchSaving(on: boolean): void {
  try {
    if (on) localStorage.setItem(NAME, 'on');
    else localStorage.removeItem(NAME);
  } catch {
    // Then it lasts as long as this page.
  }
}
