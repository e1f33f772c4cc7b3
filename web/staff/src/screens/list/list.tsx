import { useCallback, useEffect, useState } from 'react';
import { api } from '../../api/desk-api.ts';
import type { ListedReturn } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';

/** Rows shown at once: a centre may have thousands. */
const SHOWN = 300;

/** Where every return of a centre stands. */
export function List({ centre }: { centre: string | null }) {
  const { w } = useDesk();
  const [returns, setReturns] = useState<readonly ListedReturn[]>([]);
  const [stage, setStage] = useState('');
  const [trouble, setTrouble] = useState<unknown>(null);
  const load = useCallback(() => {
    if (centre === null) return;
    api.returns(centre).then((reply) => {
      setReturns(reply.returns);
      setTrouble(null);
    }, setTrouble);
  }, [centre]);
  useEffect(load, [load]);

  if (centre === null) return <p>{w.chooseCentre}</p>;
  const chosen = returns.filter((r) => stage === '' || r.stage === stage);
  return (
    <>
      <h1>{w.list}</h1>
      <p className="row">
        <label>
          {w.status}{' '}
          <select value={stage} onChange={(event) => setStage(event.target.value)}>
            <option value="">{w.allStages}</option>
            {Object.entries(w.stage).map(([key, text]) => (
              <option key={key} value={key}>
                {text} ({returns.filter((r) => r.stage === key).length})
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={load}>
          {w.refresh}
        </button>
        <span>{w.showing(Math.min(chosen.length, SHOWN), returns.length)}</span>
      </p>
      <Trouble error={trouble} />
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{w.unit}</th>
            <th scope="col">{w.ballot}</th>
            <th scope="col">{w.status}</th>
            <th scope="col">{w.version}</th>
          </tr>
        </thead>
        <tbody>
          {chosen.slice(0, SHOWN).map((r) => (
            <tr key={`${r.unit} ${r.ballot}`}>
              <th scope="row">
                <code>{r.unit}</code>
              </th>
              <td>{w.ballotName[r.ballot] ?? r.ballot}</td>
              <td>{w.stage[r.stage] ?? r.stage}</td>
              <td>{r.version > 0 ? r.version : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
