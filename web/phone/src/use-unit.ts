import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Bilingual } from '../../../src/basics/bilingual.ts';
import type { UnitState } from './api.ts';
import { getUnit, Refused } from './api.ts';
import { keepUnit, lastUnit } from './queue/kept.ts';

export type UnitNews =
  | { readonly kind: 'opening' }
  /** `asOf`: milliseconds, when it is what was heard last and the server cannot be reached now. */
  | { readonly kind: 'open'; readonly unit: UnitState; readonly asOf: number | null }
  | { readonly kind: 'refused'; readonly text: Bilingual }
  | { readonly kind: 'no-line' };

const LOOK_EVERY_MS = 60_000;

/** The unit of a code, and what of it the server has; without a line as it was heard last. */
export function useUnit(code: string): readonly [UnitNews, () => void] {
  const [news, setNews] = useState<UnitNews>({ kind: 'opening' });
  const look = useCallback(async () => {
    try {
      const unit = await getUnit(code);
      setNews({ kind: 'open', unit, asOf: null });
      await keepUnit(code, unit).catch(() => undefined);
    } catch (error) {
      if (error instanceof Refused) {
        setNews({ kind: 'refused', text: error.text });
        return;
      }
      const last = await lastUnit(code).catch(() => undefined);
      setNews(last === undefined ? { kind: 'no-line' } : { kind: 'open', unit: last.state, asOf: last.at });
    }
  }, [code]);
  useEffect(() => {
    void look();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [look]);
  return [news, look];
}
