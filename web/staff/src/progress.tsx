import { useEffect, useState } from 'react';
import { api } from './api.ts';
import { useDesk } from './desk.tsx';
import { Trouble } from './parts/trouble.tsx';

/** How many returns stand at each stage. Asked again every ten seconds. */
export function Progress() {
  const { w } = useDesk();
  const [stages, setStages] = useState<Readonly<Record<string, number>>>({});
  const [trouble, setTrouble] = useState<unknown>(null);
  useEffect(() => {
    const load = () => {
      api.progress().then((reply) => {
        setStages(countsOf(reply));
        setTrouble(null);
      }, setTrouble);
    };
    load();
    const timer = setInterval(load, 10_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <h1>{w.progress}</h1>
      <Trouble error={trouble} />
      <table className="list narrow">
        <tbody>
          {Object.entries(w.stage).map(([stage, text]) => (
            <tr key={stage}>
              <th scope="row">{text}</th>
              <td className="box">{(stages[stage] ?? 0).toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Counts by stage in the reply. */
function countsOf(reply: unknown): Readonly<Record<string, number>> {
  const { stages } = (reply ?? {}) as { stages?: Readonly<Record<string, number>> };
  return stages ?? {};
}
