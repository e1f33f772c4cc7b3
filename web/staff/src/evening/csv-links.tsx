import type { CsvName } from '../api/evening-api.ts';
import { csvUrl } from '../api/evening-api.ts';
import type { Scope } from '../api/evening-types.ts';
import { useWords } from '../words.ts';
import { EVENING_WORDS } from './words.ts';

interface CsvLinksProps {
  readonly scope: Scope;
  readonly names: readonly CsvName[];
}

/** Files for a spreadsheet about what the screen shows. */
export function CsvLinks({ scope, names }: CsvLinksProps) {
  const words = useWords(EVENING_WORDS);
  return (
    <p className="csv row">
      <span>{words.csv}:</span>
      {names.map((name) => (
        <a key={name} href={csvUrl(name, scope)} download={`${name}.csv`}>
          ⤓ {words.csvName[name]}
        </a>
      ))}
      <span className="none">{words.csvHint}</span>
    </p>
  );
}
