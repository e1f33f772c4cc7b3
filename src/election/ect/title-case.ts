/** `SAMUT PRAKAN` → `Samut Prakan`: the reference files shout. A name that has small letters already is left alone. */
export function titleCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.toLowerCase().replace(/(^|[\s(-])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}
