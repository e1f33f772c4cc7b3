/** Columns of the CSV file of cases. */
const COLUMNS = [
  'case',
  'unit',
  'ballot',
  'centre',
  'trigger',
  'stage',
  'summary_th',
  'summary_en',
  'opened',
  'decision',
  'body',
  'order',
  'order_date',
  'closed',
  'changed',
  'effect_th',
  'effect_en',
] as const;
type Column = (typeof COLUMNS)[number];

/** The list of cases as CSV (RFC 4180, UTF-8 with a mark for spreadsheets). */
export function casesCsv(cases: readonly object[]): string {
  const lines = cases.map((one) => {
    const cells = cellsOf(one as Listed);
    return COLUMNS.map((column) => quoted(cells[column])).join(',');
  });
  return `\ufeff${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

interface Listed {
  readonly case: string;
  readonly unit: string;
  readonly ballot: string;
  readonly centre: string;
  readonly trigger: string;
  readonly stage: string;
  readonly summary: { readonly th: string; readonly en: string };
  readonly opened: Date;
  readonly order: {
    readonly decision: string;
    readonly body: string;
    readonly number: string;
    readonly date: string;
  } | null;
  readonly outcome: {
    readonly at: Date;
    readonly changed: boolean;
    readonly effect: { readonly th: string; readonly en: string };
  } | null;
}

function cellsOf(one: Listed): Readonly<Record<Column, string>> {
  const { order, outcome } = one;
  return {
    case: one.case,
    unit: one.unit,
    ballot: one.ballot,
    centre: one.centre,
    trigger: one.trigger,
    stage: one.stage,
    summary_th: one.summary.th,
    summary_en: one.summary.en,
    opened: one.opened.toISOString(),
    decision: order?.decision ?? '',
    body: order?.body ?? '',
    order: order?.number ?? '',
    order_date: order?.date ?? '',
    closed: outcome?.at.toISOString() ?? '',
    changed: outcome === null ? '' : String(outcome.changed),
    effect_th: outcome?.effect.th ?? '',
    effect_en: outcome?.effect.en ?? '',
  };
}

/** A cell; one that a spreadsheet would take for a formula gets an apostrophe before it. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
