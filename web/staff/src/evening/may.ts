import type { Action } from '../../../../src/rights/rights.ts';
import { useDesk } from '../desk.tsx';

/** Whether the person has a right somewhere; the server looks at every call again. */
export function useMay(): (action: Action) => boolean {
  const { me } = useDesk();
  return (action) => me?.may.includes(action) ?? false;
}
