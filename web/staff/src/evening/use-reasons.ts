import { useMemo } from 'react';
import type { Station } from '../api/evening-types.ts';
import { useDesk } from '../desk.tsx';
import { useMay } from './may.ts';
import { useMissingCodes } from './use-missing-codes.ts';

/** Why a unit is missing, in words; the same function as long as the words are the same. */
export function useReasons(): (station: Station) => string {
  const may = useMay();
  const { say } = useDesk();
  const codes = useMissingCodes(may('see-evening'));
  const texts = useMemo(() => new Map(codes.map(({ code, text }) => [code, say(text)])), [codes, say]);
  return ({ reason }) => {
    if (reason === null) return '';
    const text = texts.get(reason.code) ?? reason.code;
    return reason.note === '' ? text : `${text}: ${reason.note}`;
  };
}
