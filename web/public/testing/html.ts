/** The few questions that tests ask of a page, without a browser. */
export function attributeValues(html: string, name: string): readonly string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((m) => plain(m[1] ?? ''));
}

/** Addresses of all links, as they are followed from a page. */
export function linksOf(html: string, from: string): readonly string[] {
  const links = [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map((m) => plain(m[1] ?? ''));
  return links.map((href) => new URL(href, `http://site${from}`)).map((url) => `${url.pathname}${url.hash}`);
}

/** Sections of the page with their whole content; sections do not nest. */
export function sectionsOf(html: string): readonly string[] {
  return [...html.matchAll(/<section[^>]*>.*?<\/section>/gs)].map((m) => m[0]);
}

/** Text of a page as a reader sees it, without the style. */
export function textOf(html: string): string {
  return plain(
    html
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  );
}

const VOID = new Set(['meta', 'link', 'br', 'img', 'wbr', 'input', 'hr']);

/** Elements that are not closed in the order in which they were opened; empty for a well-formed page. */
export function unbalanced(html: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const m of html.replace(/<style>.*?<\/style>/s, '').matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g)) {
    const [, slash, tag = '', self] = m;
    if (VOID.has(tag) || self === '/') continue;
    if (slash !== '/') open.push(tag);
    else if (open.pop() !== tag) wrong.push(tag);
  }
  return [...wrong, ...open];
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&amp;', '&');
}
