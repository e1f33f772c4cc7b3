import type { WireEntry, WireFigure } from '../../api/desk-types.ts';
import type { Place } from '../../entry/places.ts';
import { placesOf } from '../../entry/places.ts';
import type { KeptEntry } from '../../offline/kept-entry.ts';

export interface TypedRow {
  readonly place: Place;
  readonly value: WireFigure | undefined;
}

/** What somebody typed, place by place in the order of the paper; places that were not asked for are left out. */
export function typedRows({ claim, act, body }: KeptEntry): readonly TypedRow[] {
  const places = placesOf(claim);
  if (act === 'decision') {
    const values = body['values'] as Readonly<Record<string, WireFigure>>;
    return places.filter(({ ref }) => ref in values).map((place) => ({ place, value: values[place.ref] }));
  }
  if (act !== 'entries' && act !== 'settlement') return [];
  const { head, votes } = body as unknown as WireEntry;
  return places.map((place) => ({
    place,
    value: place.part === 'votes' ? votes[place.number] : head[place.ref],
  }));
}

/** Entries as a file for spreadsheets: one line for each place. Text that a spreadsheet would run is disarmed. */
export function entriesCsv(entries: readonly KeptEntry[]): string {
  const lines = entries.flatMap((entry) => {
    const { claim, finishedAt, refusal } = entry;
    const head = [
      claim.unit.id,
      claim.ballot,
      entry.act,
      new Date(finishedAt).toISOString(),
      refusal?.code ?? '',
    ];
    const rows = typedRows(entry);
    return rows.length === 0
      ? [[...head, '', '', '', String(entry.body['reason'] ?? '')]]
      : rows.map(({ place, value }) => [...head, place.number, place.ref, String(value ?? ''), '']);
  });
  const header = ['unit', 'ballot', 'act', 'finished', 'code', 'number', 'place', 'value', 'reason'];
  return `\uFEFF${[header, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  // A lone dash is what the paper says; anything longer could be a formula.
  const safe = /^[=+@\t\r]|^-./.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
