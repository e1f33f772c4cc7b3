/** A header of an answer: the client gives them as a plain object or as one that must be asked, by the fetch that it uses. */
export function headerOf(headers: unknown, name: string): string | null {
  if (typeof headers !== 'object' || headers === null) return null;
  if ('get' in headers && typeof headers.get === 'function') {
    const value: unknown = headers.get(name);
    return typeof value === 'string' ? value : null;
  }
  const value = (headers as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : null;
}
