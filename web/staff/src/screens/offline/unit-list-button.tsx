import { useEffect, useState } from 'react';
import { useDesk } from '../../desk.tsx';
import type { UnitList } from '../../offline/units.ts';
import { hasUnitsOf, unitsOf } from '../../offline/units.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { DEVICE_WORDS } from './words.ts';

interface UnitListButtonProps {
  readonly centre: string | null;
  readonly onUnits: (units: UnitList) => void;
}

/** Prints the units of the centre, as the server knows them or as they were printed last on this computer. */
export function UnitListButton({ centre, onUnits }: UnitListButtonProps) {
  const { me } = useDesk();
  const w = useWords(DEVICE_WORDS);
  const [trouble, setTrouble] = useState<unknown>(null);
  const only = me !== null && !me.everyCentre && me.centres.length === 1 ? me.centres[0]?.id : undefined;
  const chosen = centre ?? only ?? null;
  // For the time when it cannot be asked for any more.
  useEffect(() => {
    if (chosen !== null && !hasUnitsOf(chosen)) unitsOf(chosen).catch(() => undefined);
  }, [chosen]);
  return (
    <>
      <button
        type="button"
        disabled={chosen === null}
        onClick={() => {
          setTrouble(null);
          if (chosen !== null) unitsOf(chosen).then(onUnits, setTrouble);
        }}
      >
        {w.unitList}
      </button>
      {chosen === null && <p className="hint">{w.chooseCentre}</p>}
      <Trouble error={trouble} />
    </>
  );
}
