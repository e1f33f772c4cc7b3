import { at } from '../../../src/basics/assert.ts';
import { HEAD_ROLES } from '../../../src/election/model.ts';
import type { CorrectionEvent } from '../../../src/publication/model.ts';
import { HEAD_SIZE } from '../../../src/returns/figures.ts';
import { formatMoment } from '../../shared/dates.ts';
import { groupDigits } from '../../shared/numbers.ts';
import type { Site } from '../site.ts';
import { fullAreaName, link, nameIn, unitTitle } from '../site.ts';
import { figureWords } from './figure.tsx';

/** One correction: which unit, what changed from what to what, why, and where it stands in the ledger. */
export function ChangeItem({ site, event }: { site: Site; event: CorrectionEvent }) {
  const { w, view, language } = site;
  const { election } = view;
  const unit = at(election.pkg.units, event.unitIndex);
  const area = election.areaIndex.get(unit.constituencyId) ?? 0;
  const kind = site.index.kinds[event.ballotIndex] ?? 'constituency';
  return (
    <li>
      <strong>{w[event.kind]}</strong>{' '}
      <a href={`${link(site, { page: 'unit', id: unit.id })}#b${event.ballotIndex}`}>
        {fullAreaName(site, area)} {unitTitle(site, unit)} · {w.contest[kind]}
      </a>
      <div>
        <time dateTime={event.at}>{formatMoment(Date.parse(event.at), language)}</time> ·{' '}
        {w.versionColumn(String(event.version))} ·{' '}
        <span class="n">{w.ledgerPlace(groupDigits(event.seq))}</span>
      </div>
      <div>
        {w.reason}: <span lang="th">{event.reason}</span>
      </div>
      <Changes site={site} event={event} />
    </li>
  );
}

function Changes({ site, event }: { site: Site; event: CorrectionEvent }) {
  const { w, view } = site;
  const { after } = event;
  if (after === null) return null;
  const spec = at(view.election.returnsOfUnit, event.unitIndex)[event.ballotIndex] ?? -1;
  if (spec < 0) return null;
  const { form, lines } = at(view.election.returns, spec);
  const label = (i: number) => {
    if (i < HEAD_SIZE) {
      const field = form.fields.find((f) => f.role === HEAD_ROLES[i]);
      return field === undefined ? '' : `${field.number} ${nameIn(site, field.label)}`;
    }
    const line = at(lines, i - HEAD_SIZE);
    return `${w.number} ${line.number} ${nameIn(site, line.name)}`;
  };
  const changed = event.before.flatMap((figure, i) => (after[i] === figure ? [] : [i]));
  if (changed.length === 0) return <div>{w.noChangedFigures}</div>;
  return (
    <ul>
      {changed.map((i) => (
        <li key={i}>
          {label(i)}: {w.before} <s>{figureWords(w, at(event.before, i))}</s> {w.after}{' '}
          <strong>{figureWords(w, at(after, i))}</strong>
        </li>
      ))}
    </ul>
  );
}
