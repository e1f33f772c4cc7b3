import { groupDigits } from '../../../../shared/numbers.ts';
import type { PolicyEffect } from '../../api/publication-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { BeforeAfter } from './before-after.tsx';
import { WORDS } from './words.ts';

/** Constituencies that are listed at once; more are folded away. */
const OPEN_ROWS = 8;

/** A change of policy: cap, flow and units before and after, by constituency, and the units by name. */
export function PolicyEffectView({ effect }: { effect: PolicyEffect }) {
  const words = useWords(WORDS);
  const { before, after } = effect;
  const flow = (paused: boolean) => (paused ? words.paused : words.open);
  const touched = effect.released + effect.hidden + effect.changed;
  return (
    <>
      <BeforeAfter
        cut={effect.cut}
        rows={[
          [words.cap, words.capOf(before.capPercent), words.capOf(after.capPercent)],
          [words.status, flow(before.paused), flow(after.paused)],
          [words.shown, groupDigits(before.shown), groupDigits(after.shown)],
          [words.held, groupDigits(before.heldBack), groupDigits(after.heldBack)],
        ]}
      />
      {effect.embargo && <p className="hint">{words.effectEmbargo}</p>}
      {touched === 0 ? <p>{words.effectNothing}</p> : <Touched effect={effect} total={touched} />}
    </>
  );
}

function Touched({ effect, total }: { effect: PolicyEffect; total: number }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const kinds = (['released', 'hidden', 'changed'] as const).filter((kind) => effect[kind] > 0);
  return (
    <>
      <details open={effect.constituencies.length <= OPEN_ROWS}>
        <summary>{words.areas(groupDigits(effect.constituencies.length))}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.constituency}</th>
              {kinds.map((kind) => (
                <th scope="col" key={kind} className="number">
                  {words[kind]} ({groupDigits(effect[kind])})
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {effect.constituencies.map((area) => (
              <tr key={area.id}>
                <th scope="row">{say(area.name) || area.id}</th>
                {kinds.map((kind) => (
                  <td key={kind} className="number">
                    {groupDigits(area[kind])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <details>
        <summary>{words.units(groupDigits(total))}</summary>
        <ul className="units">
          {effect.units.map((unit) => (
            <li key={unit.id}>
              <code>{unit.id}</code> {words.what[unit.what]}
            </li>
          ))}
        </ul>
        {effect.units.length < total && (
          <p>{words.showing(groupDigits(effect.units.length), groupDigits(total))}</p>
        )}
      </details>
    </>
  );
}
