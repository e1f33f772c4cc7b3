import { useState } from 'react';
import type { Me } from '../api/desk-types.ts';
import { useDesk } from '../desk.tsx';

/** The score centre that the person works for now; null for their whole area of duty. */
export function useCentre(me: Me): [string | null, (centre: string | null) => void] {
  return useState<string | null>(me.centres.length === 1 ? (me.centres[0]?.id ?? null) : null);
}

interface CentreChoiceProps {
  readonly me: Me;
  readonly centre: string | null;
  readonly onCentre: (centre: string | null) => void;
}

/** Chooses one of several centres. Nothing to choose with a single one. */
export function CentreChoice({ me, centre, onCentre }: CentreChoiceProps) {
  const { w, say } = useDesk();
  if (me.everyCentre) {
    return (
      <label>
        {w.centre}{' '}
        <input value={centre ?? ''} size={10} onChange={(event) => onCentre(event.target.value || null)} />
      </label>
    );
  }
  if (me.centres.length < 2) return null;
  return (
    <label>
      {w.centre}{' '}
      <select value={centre ?? ''} onChange={(event) => onCentre(event.target.value || null)}>
        <option value="">{w.anyCentre}</option>
        {me.centres.map((c) => (
          <option key={c.id} value={c.id}>
            {say(c.name)}
          </option>
        ))}
      </select>
    </label>
  );
}
