import type { WholeCase } from '../../api/cases-api.ts';
import type { Place } from '../../entry/places.ts';
import { useWords } from '../../words.ts';
import { differsAt } from '../return/figures.ts';
import { SideBySide } from '../return/side-by-side.tsx';
import { CASE_WORDS } from './words.ts';

/** Figures when the case began and figures now: only what changed. */
export function Effect({ one, places }: { one: WholeCase; places: readonly Place[] }) {
  const w = useWords(CASE_WORDS);
  const began = one.order?.version ?? one.openedVersion;
  const before = one.versions.find((version) => version.version === began);
  const after = one.versions.findLast((version) => version.version > began);
  if (before === undefined) return null;
  const changed = after !== undefined && places.some((place) => differsAt([before, after], place));
  return (
    <section aria-label={w.effect}>
      <h2>{w.effect}</h2>
      {after === undefined || !changed ? (
        <p>{w.sameFigures}</p>
      ) : (
        <SideBySide
          caption={w.effect}
          places={places}
          onlyChanged
          columns={[
            { key: 'before', head: w.before(before.version), entry: before },
            { key: 'after', head: w.after(after.version), entry: after },
          ]}
        />
      )}
    </section>
  );
}
