/** A `ref` for what should have the focus when it appears. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
