import { inflateSync } from 'node:zlib';

/** Texts that a PDF of ours says it holds (`ActualText`), page after page, in the order of its streams. */
export function actualTexts(pdf: Buffer): readonly string[] {
  const texts: string[] = [];
  for (const content of contentStreams(pdf)) {
    for (const match of content.matchAll(/\/ActualText (\((?:\\[\s\S]|[^\\)])*\)|<[0-9a-fA-F]*>)/g)) {
      texts.push(stringOf(match[1] ?? ''));
    }
  }
  return texts;
}

function contentStreams(pdf: Buffer): readonly string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at)) {
    const start = at + 7;
    const end = pdf.indexOf('\nendstream', start);
    if (end < 0) break;
    at = end + 10;
    try {
      const text = inflateSync(pdf.subarray(start, end)).toString('latin1');
      if (text.includes(' BDC')) found.push(text);
    } catch {
      // a stream that is not compressed: no page of ours
    }
  }
  return found;
}

/** A PDF string, literal or hexadecimal, UTF-16BE with its mark or plain. */
function stringOf(token: string): string {
  const bytes = token.startsWith('<')
    ? Buffer.from(token.slice(1, -1), 'hex')
    : Buffer.from(
        token
          .slice(1, -1)
          .replace(
            /\\([nrtbf()\\])/g,
            (_, c: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[c] ?? c,
          ),
        'latin1',
      );
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
}
