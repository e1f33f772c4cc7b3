import { useSyncExternalStore } from 'react';

function subscribe(tell: () => void): () => void {
  addEventListener('hashchange', tell);
  return () => removeEventListener('hashchange', tell);
}

const whole = () => location.hash.replace(/^#?\/?/, '/');
const path = () => whole().split('?', 1)[0] ?? '/';
const search = () => whole().slice(path().length + 1);

function go(to: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace !== true) {
    location.hash = to;
    return;
  }
  history.replaceState(null, '', `#${to}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Path of the address after `#`. What follows a `?` there belongs to the screen: `#/evening?wall`. */
export function useHashPath(): [string, typeof go] {
  return [useSyncExternalStore(subscribe, path), go];
}
useHashPath.hrefs = (href: string) => `#${href}`;

/** What follows the `?` after `#`. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, search);
}
