import { useEffect, useState } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import { api } from '../../api/desk-api.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';

interface CentreProgress {
  readonly centre: string;
  readonly ballot: string;
  readonly stages: Readonly<Record<string, number>>;
}

/** How many returns stand at each stage, by ballot. Asked again every ten seconds. */
export function Progress() {
  const { w } = useDesk();
  const [centres, setCentres] = useState<readonly CentreProgress[]>([]);
  const [trouble, setTrouble] = useState<unknown>(null);
  useEffect(() => {
    const load = () => {
      api.progress().then((reply) => {
        setCentres(reply.centres);
        setTrouble(null);
      }, setTrouble);
    };
    load();
    const timer = setInterval(load, 10_000);
    return () => clearInterval(timer);
  }, []);
  const ballots = [...new Set(centres.map((c) => c.ballot))];
  const count = (ballot: string, stage: string) =>
    centres.reduce((sum, c) => sum + (c.ballot === ballot ? (c.stages[stage] ?? 0) : 0), 0);
  return (
    <>
      <h1>{w.progress}</h1>
      <Trouble error={trouble} />
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{w.status}</th>
            {ballots.map((ballot) => (
              <th scope="col" className="box" key={ballot}>
                {w.ballotName[ballot] ?? ballot}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(w.stage).map(([stage, text]) => (
            <tr key={stage}>
              <th scope="row">{text}</th>
              {ballots.map((ballot) => (
                <td className="box" key={ballot}>
                  {groupDigits(count(ballot, stage))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
