import { useMemo } from 'react';
import { useDesk } from '../desk.tsx';
import type { Typist } from './draft.ts';

/** Who types; the same object until somebody else does, whatever a new log-in of the same person changes. */
export function useTypist(): Typist {
  const { me } = useDesk();
  const { id = '', username = '' } = me ?? {};
  return useMemo(() => ({ id, username }), [id, username]);
}
