import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_TEMPLATES } from '../../press/statements/default-templates.ts';
import type { StatementTemplate } from '../../press/statements/model.ts';
import type { TemplateProblem } from '../../press/statements/template-csv.ts';
import { parseTemplates, TEMPLATE_FILE } from '../../press/statements/template-csv.ts';

export interface Templates {
  readonly templates: readonly StatementTemplate[];
  /** The authority's own file is used. */
  readonly own: boolean;
  /** Why the authority's file is not used, if it is there. */
  readonly problems: readonly TemplateProblem[];
}

const MOST_BYTES = 200_000;

/** The authority's own templates, `press/statement_templates.csv` of the data folder; a file with mistakes is not used, and says why. */
export async function readTemplates(dataDir: string): Promise<Templates> {
  const ours = { templates: DEFAULT_TEMPLATES, own: false };
  let bytes: Buffer;
  try {
    bytes = await readFile(join(dataDir, 'press', TEMPLATE_FILE));
  } catch {
    return { ...ours, problems: [] };
  }
  if (bytes.length > MOST_BYTES) {
    return { ...ours, problems: [{ line: 1, text: { th: 'ไฟล์ใหญ่เกินไป', en: 'The file is too large.' } }] };
  }
  const parsed = parseTemplates(bytes.toString('utf8'));
  return parsed.ok
    ? { templates: parsed.value, own: true, problems: [] }
    : { ...ours, problems: parsed.error };
}
