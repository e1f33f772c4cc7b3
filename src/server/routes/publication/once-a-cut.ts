import type { PublicView } from '../../../publication/model.ts';

const kept = new WeakMap<PublicView, Map<string, unknown>>();

/**
 * Works something out once for each cut: several people look at the same cut every few seconds, and the whole country has a
 * hundred thousand units to look through.
 */
export function onceACut<T>(view: PublicView, key: string, make: () => T): T {
  let ofView = kept.get(view);
  if (ofView === undefined) {
    ofView = new Map();
    kept.set(view, ofView);
  }
  if (!ofView.has(key)) ofView.set(key, make());
  return ofView.get(key) as T;
}
