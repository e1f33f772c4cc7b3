import type { Finding } from '../../api/desk-types.ts';
import { useDesk } from '../../desk.tsx';

interface OpenFindingsProps {
  readonly findings: readonly Finding[];
  readonly answers?: Readonly<Record<string, string>>;
  readonly onAnswer?: (code: string, text: string) => void;
}

/** What the rules say of the corrected form; a warning has a place for its answer. */
export function OpenFindings({ findings, answers = {}, onAnswer }: OpenFindingsProps) {
  const { w, say } = useDesk();
  if (findings.length === 0) return null;
  return (
    <section className="findings" aria-label={w.findings}>
      <h2>{w.findings}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.message.en}`} className={finding.level}>
            <strong>
              {w.level[finding.level]} {finding.code}
            </strong>{' '}
            {say(finding.message)}
            {finding.level === 'warning' && onAnswer !== undefined && (
              <label>
                {w.answer}
                <input
                  value={answers[finding.code] ?? ''}
                  maxLength={1000}
                  onChange={(event) => onAnswer(finding.code, event.target.value)}
                />
              </label>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
