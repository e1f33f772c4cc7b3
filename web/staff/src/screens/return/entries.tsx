import type { ReturnView } from '../../api/cases-api.ts';
import { useDesk } from '../../desk.tsx';
import type { Place } from '../../entry/places.ts';
import { useWords } from '../../words.ts';
import { SideBySide } from './side-by-side.tsx';
import { RETURN_WORDS } from './words.ts';

/** Every entry that the person may see, those of a round beside each other. */
export function Entries({ view, places }: { view: ReturnView; places: readonly Place[] }) {
  const { w: common } = useDesk();
  const w = useWords(RETURN_WORDS);
  if (view.entries.length === 0) return <p>{w.noEntries}</p>;
  const rounds = [...new Set(view.entries.map((entry) => entry.round))];
  return (
    <>
      {rounds.map((round) => {
        const entries = view.entries.filter((entry) => entry.round === round);
        return (
          <section key={round}>
            <SideBySide
              caption={`${w.entries} · ${w.round(round)}`}
              places={places}
              onlyChanged={false}
              columns={entries.map((entry, i) => ({
                key: String(i),
                entry: entry.entry,
                head: (
                  <>
                    {w.entryKind[entry.kind] ?? entry.kind}
                    <small>{entry.by}</small>
                    {entry.durationMs !== null && (
                      <small>{w.seconds(Math.round(entry.durationMs / 1000))}</small>
                    )}
                  </>
                ),
              }))}
            />
            {entries
              .filter((entry) => (entry.entry.remarks ?? '') !== '')
              .map((entry) => (
                <p key={`${entry.by} ${entry.at}`}>
                  {common.remarks} ({entry.by}): {entry.entry.remarks}
                </p>
              ))}
          </section>
        );
      })}
    </>
  );
}
