/** What a key does to the photo. Alt and a key, so that digits go on going to the box. */
export type PhotoAct =
  | 'zoom-in'
  | 'zoom-out'
  | 'fit'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'turn'
  | 'light'
  | 'contrast'
  | 'next'
  | 'previous'
  | 'wide'
  | 'whole'
  | 'mark';

/** By the place on the keyboard, so that a Thai and an English layout have the same keys. */
const KEYS: Readonly<Record<string, PhotoAct>> = {
  Equal: 'zoom-in',
  NumpadAdd: 'zoom-in',
  Minus: 'zoom-out',
  NumpadSubtract: 'zoom-out',
  Digit0: 'fit',
  Numpad0: 'fit',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  KeyR: 'turn',
  KeyB: 'light',
  KeyC: 'contrast',
  PageDown: 'next',
  PageUp: 'previous',
  KeyW: 'wide',
  KeyO: 'whole',
  KeyM: 'mark',
};

export function photoAct(event: {
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly code: string;
}): PhotoAct | null {
  return event.altKey && !event.ctrlKey ? (KEYS[event.code] ?? null) : null;
}
