interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

/**
 * What is wrong with an Atom feed (RFC 4287), as far as ours can be wrong: well-formed XML; what a feed and an entry must have,
 * exactly once; ids that are IRIs and differ; times of RFC 3339; one link of each kind. Empty: valid.
 */
export function atomFaults(xml: string, self: string): readonly string[] {
  const faults: string[] = [];
  const feed = parse(xml, faults);
  if (feed === null) return [...faults, 'no document'];
  if (feed.name !== 'feed' || feed.attributes.get('xmlns') !== 'http://www.w3.org/2005/Atom')
    faults.push('no feed of Atom');
  if (!/^(th|en)$/.test(feed.attributes.get('xml:lang') ?? '')) faults.push('no language');
  const entries = feed.children.filter(({ name }) => name === 'entry');
  const known = new Set(['id', 'title', 'subtitle', 'updated', 'author', 'link', 'entry', 'name', 'summary']);
  const ids = new Set<string>();
  for (const part of [feed, ...entries]) {
    for (const { name } of part.children) if (!known.has(name)) faults.push(`what is ${name}?`);
    for (const name of ['id', 'title', 'updated']) {
      const found = part.children.filter((child) => child.name === name);
      if (found.length !== 1 || found[0]?.text.trim() === '')
        faults.push(`${part.name}: ${found.length} ${name}`);
    }
    const text = (name: string) => part.children.find((child) => child.name === name)?.text ?? '';
    if (!/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text('id'))) faults.push(`${text('id')} is no IRI`);
    if (ids.has(text('id'))) faults.push(`${text('id')} twice`);
    ids.add(text('id'));
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text('updated'))) faults.push('no time');
    const links = part.children.filter(({ name }) => name === 'link');
    const kinds = links.map(({ attributes }) => attributes.get('rel') ?? '');
    if (kinds.filter((rel) => rel === 'alternate').length !== 1) faults.push(`${part.name}: ${kinds.join()}`);
    for (const { attributes } of links)
      if (!URL.canParse(attributes.get('href') ?? '', 'https://x.example')) faults.push('a link to nowhere');
  }
  const own = feed.children.find((child) => child.attributes.get('rel') === 'self');
  if (own?.attributes.get('href') !== self) faults.push('does not name itself');
  const author = feed.children.find(({ name }) => name === 'author');
  if (author?.children.find(({ name }) => name === 'name')?.text.trim() === undefined)
    faults.push('no author');
  if (feed.children.slice(-entries.length).some(({ name }) => entries.length > 0 && name !== 'entry'))
    faults.push('entries do not stand last');
  return faults;
}

/** A strict reader of the XML that a feed needs: elements, attributes in double quotes, five entities. */
function parse(xml: string, faults: string[]): Element | null {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>\n/, '');
  if (body === xml) faults.push('no XML declaration');
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open: Element[] = [root];
  for (const [, close, name = '', attributes = '', self, text] of body.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+|<)/g,
  )) {
    const top = open.at(-1) ?? root;
    if (text !== undefined) {
      if (text === '<' || /&(?!(?:amp|lt|gt|quot|apos);)/.test(text)) faults.push(`not well formed: ${text}`);
      top.text += text;
    } else if (close === '/') {
      if (open.pop()?.name !== name || open.length === 0) faults.push(`closes ${name}`);
    } else {
      const list = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(
        (m) => [m[1] ?? '', m[2] ?? ''] as const,
      );
      if (list.some(([, value]) => /&(?!(?:amp|lt|gt|quot|apos);)/.test(value))) faults.push('bad attribute');
      const element: Element = { name, attributes: new Map(list), children: [], text: '' };
      top.children.push(element);
      if (self !== '/') open.push(element);
    }
  }
  if (open.length !== 1) faults.push(`not closed: ${open.map(({ name }) => name).join()}`);
  return root.children[0] ?? null;
}
