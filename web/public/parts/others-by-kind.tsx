import { at } from '../../../src/basics/assert.ts';
import { UNIT_KINDS } from '../../../src/election/model.ts';
import { groupDigits } from '../../shared/numbers.ts';
import type { Site } from '../site.ts';

/** Units that are no stations, each kind on a line of its own: advance votes here, those from elsewhere and overseas, central places. */
export function OthersByKind({ site, area }: { site: Site; area: number }) {
  const { view, index, m, w } = site;
  const inside = index.constituenciesOf[area] ?? [];
  const units = (inside.length === 0 ? [area] : inside).flatMap((constituency) =>
    at(view.election.unitsOfConstituency, constituency),
  );
  const lines = UNIT_KINDS.filter((kind) => kind !== 'station').flatMap((kind) => {
    const own = units.filter((unit) => at(view.election.pkg.units, unit).kind === kind);
    const shown = own.filter((unit) => view.unitStatus(unit) === 'shown').length;
    return own.length === 0 ? [] : [{ kind, all: own.length, shown }];
  });
  if (lines.length === 0) return null;
  return (
    <ul class="soft">
      {lines.map(({ kind, all, shown }) => (
        <li key={kind}>
          {w.unitKind[kind].replace(/,? ?(?:set|ชุดที่|แห่งที่)$/, '')}:{' '}
          {m.shownOf(groupDigits(shown), groupDigits(all))}
        </li>
      ))}
    </ul>
  );
}
