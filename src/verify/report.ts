import type { Verification } from './verify-cut.ts';

/** What was checked and what differs, for people. */
export function reportLines(v: Verification): string[] {
  const { head, findings } = v;
  const lines = [
    `Cut ${head.cut} of ${head.election}${head.drill ? ' (drill)' : ''}, ${head.status}, as of ${head.at}`,
    `  manifest ${v.manifestSha256}`,
    `  package  ${v.packageHash}`,
    `  ledger   ${head.ledger.size} facts, root ${head.ledger.root}`,
    '',
    `Checked: ${v.files} files against their SHA-256; ${v.rows} rows of forms; ${v.units} units shown; ${findings.values} values`,
    ...findings.proven.map(({ text, cases }) => `  ${cases} ${text}`),
  ];
  if (v.unchecked.size > 0) {
    lines.push('', 'Published, and not to be worked out from the forms:');
    const names = [...v.unchecked].sort(([x], [y]) => (x < y ? -1 : 1));
    lines.push(...names.map(([name, count]) => `  ${name} (${count})`));
  }
  if (v.hashOnly.length > 0) lines.push('', `Only the hash was checked: ${v.hashOnly.join(' ')}`);
  lines.push('');
  if (findings.total === 0) lines.push('No differences.');
  else {
    lines.push(`${findings.total} differences:`);
    for (const { path, place, expected, found } of findings.differences) {
      lines.push(`  ${path}  ${place}: expected ${expected}, found ${found}`);
    }
    const more = findings.total - findings.differences.length;
    if (more > 0) lines.push(`  … and ${more} more`);
  }
  return lines;
}
