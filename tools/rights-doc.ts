import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Stage } from '../src/returns/life-state.ts';
import { STAGES } from '../src/returns/life-state.ts';
import type { Right } from '../src/rights/rights.ts';
import { ACTIONS, RIGHTS, roleMay, stagesOf } from '../src/rights/rights.ts';
import { ROLES } from '../src/rights/roles.ts';

/**
 * Prints the table of rights into docs/rights.md:
 *
 *   npx tsx tools/rights-doc.ts
 */
export const RIGHTS_DOC = fileURLToPath(new URL('../docs/rights.md', import.meta.url));

const OPEN = '<!-- rights -->';
const CLOSE = '<!-- /rights -->';

const FROM: Readonly<Record<NonNullable<Right['from']>, string>> = {
  'log-in': 'at once',
  'own-password': 'own password',
};

function stagesText(stages: readonly Stage[]): string {
  return stages.length === STAGES.length ? 'all' : stages.map((stage) => `\`${stage}\``).join(' ');
}

function tableOfRights(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const heading = ['action', ...ROLES, 'where', 'stages of the return', 'works from'];
  const lines = ACTIONS.map((action) => {
    const right: Right = RIGHTS[action];
    const stages = stagesOf(action);
    return row([
      `\`${action}\``,
      ...ROLES.map((role) => (roleMay(role, action) ? '●' : '')),
      right.reach === 'duty' ? 'area of duty' : 'anywhere',
      stages === null ? '' : stagesText(stages),
      right.from === undefined ? '' : FROM[right.from],
    ]);
  });
  return [row(heading), row(heading.map(() => '---')), ...lines].join('\n');
}

/** docs/rights.md with the table as the code has it. */
export function withTable(text: string): string {
  const [start, end] = [text.indexOf(OPEN), text.indexOf(CLOSE)];
  if (start < 0 || end < start) throw new Error(`docs/rights.md has no ${OPEN} … ${CLOSE}`);
  return `${text.slice(0, start + OPEN.length)}\n${tableOfRights()}\n${text.slice(end)}`;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(RIGHTS_DOC, withTable(readFileSync(RIGHTS_DOC, 'utf8')));
}
