import { pathLines } from './paths.ts';
import type { DrillOptions, DrillResult } from './run-drill.ts';

/** What was played, what went wrong on purpose, what was compared, and each difference. */
export function reportLines(result: DrillResult, options: DrillOptions, election: string): string[] {
  const { comparison, counts, run } = result;
  const lines = [
    `Drill of ${election}${options.province === null ? '' : `, province ${options.province}`}`,
    `  ${result.forms} forms; ${run.accepted} accepted in this run in ${run.seconds.toFixed(1)} s: ${run.rate.toFixed(1)} forms/s`,
    `  ${result.calls} calls, ${result.retries} of them tried again; ${options.clerks} clerks`,
    `  ${counts.photos} photos, ${counts.unreadable} unreadable; ${counts.entries} entries, ${counts.lookedAgain} looked at again;`,
    `  ${counts.warningsAnswered} warnings answered; ${counts.decided} differences decided; ${counts.settled} settled; ${counts.asWritten} accepted as written; ${counts.setAside} put aside; ${counts.corrections} corrected`,
    '',
    `Compared with cut ${result.cut}: ${comparison.compared} figures, ${result.shownForms} forms shown`,
    ...[...comparison.counts].map(([kind, count]) => `  ${count} ${kind}`),
    ...comparison.notes.map((note) => `  (${note})`),
  ];
  if (comparison.known.length > 0) {
    lines.push(
      '',
      `${comparison.known.length} places where the published official figures contradict themselves:`,
    );
    lines.push(...comparison.known.map((text) => `  ${text}`));
  }
  if (result.paths !== null) lines.push(...pathLines(result.paths));
  lines.push('');
  if (comparison.differing === 0) lines.push('Every compared figure is right.');
  else {
    lines.push(`${comparison.differing} differences:`, ...comparison.differences.map((text) => `  ${text}`));
    const more = comparison.differing - comparison.differences.length;
    if (more > 0) lines.push(`  … and ${more} more`);
  }
  return lines;
}
