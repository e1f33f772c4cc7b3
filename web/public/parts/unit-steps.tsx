import { at } from '../../../src/basics/assert.ts';
import { formatMoment } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import type { Site } from '../site.ts';
import { Block } from './basics.tsx';

/** When each form of a unit went through its steps, and where it stands in the ledger. */
export function UnitSteps({ site, unit }: { site: Site; unit: number }) {
  const { view, w, m, language } = site;
  if (view.policy.embargo) return null;
  const { versions } = view.unit(unit);
  const returns = at(view.election.returnsOfUnit, unit).flatMap((index, ballot) =>
    index < 0 ? [] : [{ index, ballot, last: versions[ballot]?.at(-1) }],
  );
  const when = (time: string | null | undefined) =>
    time === null || time === undefined ? m.notYet : formatMoment(Date.parse(time), language);
  return (
    <Block site={site} id="steps" title={m.steps}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.item}</th>
            {returns.map(({ ballot }) => (
              <th key={ballot} scope="col">
                {w.contest[site.index.kinds[ballot] ?? 'constituency']}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{m.stepPhoto}</th>
            {returns.map(({ index, ballot }) => (
              <td key={ballot}>{when(view.formTimes(index).receivedAt)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{m.stepAccepted}</th>
            {returns.map(({ ballot, last }) => (
              <td key={ballot}>{when(last?.at)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{m.stepShown}</th>
            {returns.map(({ index, ballot }) => (
              <td key={ballot}>{when(view.formTimes(index).shownAt)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{m.stepLeaf}</th>
            {returns.map(({ ballot, last }) => (
              <td key={ballot}>{last === undefined ? m.notYet : groupDigits(last.seq)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </Block>
  );
}
