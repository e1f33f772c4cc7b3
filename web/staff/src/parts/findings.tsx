import type { Finding } from '../api/desk-types.ts';
import { useDesk } from '../desk.tsx';

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** Answers to warnings by code; without `onAnswer` they are only shown. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly onAnswer?: (code: string, text: string) => void;
}

/** Findings with the level in words; warnings have a place for the answer. */
export function Findings({ findings, answers, onAnswer }: FindingsProps) {
  const { w, say } = useDesk();
  if (findings.length === 0) return null;
  return (
    <section className="findings" aria-label={w.findings}>
      <h2>{w.findings}</h2>
      <ul>
        {findings.map((finding) => (
          <li key={finding.code} className={finding.level}>
            <strong>
              {w.level[finding.level]} {finding.code}
            </strong>{' '}
            {say(finding.message)}
            {finding.level === 'warning' && onAnswer !== undefined && (
              <label>
                {w.answer}
                <input
                  value={answers?.[finding.code] ?? ''}
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
