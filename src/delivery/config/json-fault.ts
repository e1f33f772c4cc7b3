const TOKEN = /\s*([{}[\],:]|"(?:[^"\\\n]|\\.)*"|[^\s{}[\],:"]+)/y;
const PLAIN = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** Where a text stops being JSON, as `line:column`. The parser's own message would show a piece of the text. */
export function jsonFault(text: string): string {
  const inside: string[] = [];
  let wants: 'value' | 'key' | 'colon' | 'after' = 'value';
  let empty = false;
  TOKEN.lastIndex = 0;
  for (;;) {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) return placeOf(text, from);
    const start = TOKEN.lastIndex - token.length;
    const closes = inside.at(-1) === '{' ? '}' : ']';
    const ends = token === closes && inside.length > 0 && (wants === 'after' || (empty && wants !== 'colon'));
    if (ends) {
      inside.pop();
      wants = 'after';
    } else if (wants === 'after') {
      if (token !== ',' || inside.length === 0) return placeOf(text, start);
      wants = inside.at(-1) === '{' ? 'key' : 'value';
    } else if (wants === 'colon') {
      if (token !== ':') return placeOf(text, start);
      wants = 'value';
    } else if (wants === 'key') {
      if (!token.startsWith('"')) return placeOf(text, start);
      wants = 'colon';
    } else if (token === '{' || token === '[') {
      inside.push(token);
      wants = token === '{' ? 'key' : 'value';
    } else {
      if (!token.startsWith('"') && !PLAIN.test(token)) return placeOf(text, start);
      wants = 'after';
    }
    empty = token === '{' || token === '[';
  }
}

function placeOf(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}
