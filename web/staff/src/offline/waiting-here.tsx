import { useWords } from '../words.ts';
import { useDevice } from './device-state.ts';
import './offline.css';
import { OFFLINE_WORDS } from './words.ts';

/** Entries of other people that wait on a shared computer: their names and how many, never what was typed. */
export function WaitingHere() {
  const w = useWords(OFFLINE_WORDS);
  const { others } = useDevice();
  if (others.length === 0) return null;
  return (
    <ul className="line-bar others-wait">
      {others.map(({ name, count }) => (
        <li key={name}>{w.others(count, name)}</li>
      ))}
    </ul>
  );
}
