import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { formatMoment } from '../../../../shared/dates.ts';
import { groupDigits } from '../../../../shared/numbers.ts';
import { eveningApi } from '../../api/evening-api.ts';
import type { Scope, Station } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { takeStations } from '../../evening/stations.ts';
import { useReasons } from '../../evening/use-reasons.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { missingBallots } from './missing-ballots.ts';
import { WORDS } from './words.ts';

const PAGE = 1000;

interface CentreList {
  readonly id: string;
  readonly name: string;
  readonly units: readonly Station[];
}

/** Prints all missing units of the part that is shown, a page for each centre, with room to note the call. */
export function PrintList({ scope }: { readonly scope: Scope }) {
  const words = useWords(WORDS);
  const { language, say } = useDesk();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [lists, setLists] = useState<readonly CentreList[] | null>(null);
  useEffect(() => {
    if (lists === null) return;
    const done = () => setLists(null);
    addEventListener('afterprint', done, { once: true });
    print();
    return () => removeEventListener('afterprint', done);
  }, [lists]);
  const prepare = async () => {
    const [units, names] = await Promise.all([
      allMissing(scope, language),
      eveningApi.numbers('centre', scope),
    ]);
    const nameOf = new Map(names.rows.map(({ id, name }) => [id, say(name)]));
    const groups = new Map<string, Station[]>();
    for (const unit of units) {
      const list = groups.get(unit.centre);
      if (list === undefined) groups.set(unit.centre, [unit]);
      else list.push(unit);
    }
    setLists([...groups].map(([id, list]) => ({ id, name: nameOf.get(id) ?? id, units: list })));
  };
  return (
    <>
      <button
        type="button"
        disabled={busy}
        onClick={() => {
          setBusy(true);
          setTrouble(null);
          prepare()
            .catch(setTrouble)
            .finally(() => setBusy(false));
        }}
      >
        {busy ? words.preparing : words.print}
      </button>
      <Trouble error={trouble} />
      {lists !== null && createPortal(<Pages lists={lists} />, document.body)}
    </>
  );
}

async function allMissing(scope: Scope, language: string): Promise<readonly Station[]> {
  const units: Station[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const reply = await eveningApi.stations(scope, language, { status: 'missing', limit: PAGE, after });
    units.push(...takeStations(undefined, reply, 0).units);
    after = reply.next;
  }
  return units;
}

function Pages({ lists }: { readonly lists: readonly CentreList[] }) {
  const words = useWords(WORDS);
  const { w, me, say, language } = useDesk();
  const reasonOf = useReasons();
  const { columns } = words;
  return (
    <div className="print-only">
      {lists.map(({ id, name, units }) => (
        <section key={id}>
          <h1>{words.printTitle}</h1>
          <p>{me !== null && say(me.election.title)}</p>
          <p>
            <strong>
              {words.centre} {name}
            </strong>{' '}
            ({id}) · {words.printCount(groupDigits(units.length))} ·{' '}
            {words.printed(formatMoment(Date.now(), language))}
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">{columns.no}</th>
                <th scope="col">{columns.unit}</th>
                <th scope="col">{columns.ballots}</th>
                <th scope="col">{columns.reason}</th>
                <th scope="col">{columns.contact}</th>
                <th scope="col">{columns.called}</th>
              </tr>
            </thead>
            <tbody>
              {units.map((unit, i) => (
                <tr key={unit.id}>
                  <td>{i + 1}</td>
                  <td>
                    {unit.name} {unit.place}
                    <br />
                    {unit.id}
                  </td>
                  <td>
                    {missingBallots(unit)
                      .map(({ ballot }) => w.ballotName[ballot] ?? ballot)
                      .join(', ')}
                  </td>
                  <td>{reasonOf(unit)}</td>
                  <td>
                    {unit.contact?.name}
                    <br />
                    {unit.contact?.phone}
                  </td>
                  <td />
                </tr>
              ))}
            </tbody>
          </table>
          <p>{words.personal}</p>
        </section>
      ))}
    </div>
  );
}
