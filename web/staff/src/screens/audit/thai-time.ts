/** The time of a `datetime-local` field, taken as Thai time whatever the computer's clock says; empty for an empty or bad field. */
export function fromThaiTime(field: string): string {
  const ms = Date.parse(`${field}:00+07:00`);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(field) && !Number.isNaN(ms) ? new Date(ms).toISOString() : '';
}
