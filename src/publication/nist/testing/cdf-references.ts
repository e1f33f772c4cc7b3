import { CDF_CLASSES } from './cdf-classes.ts';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const classOf = (node: Node): string => String(node['@type']).replace('ElectionResults.', '');

/** A name of XML without colons: ids must also do in the format's XML form. */
const XML_NAME = /^[A-Za-z_][\w.-]*$/;

/**
 * What a schema cannot say of a report: every id stands once and is a name, and every reference points to an object of a class that
 * its field allows (`refTypes`). Empty when nothing is wrong.
 */
export function checkReferences(report: unknown): readonly string[] {
  const problems: string[] = [];
  const classes = new Map<string, string>();
  const references: { readonly place: string; readonly id: string; readonly allowed: readonly string[] }[] =
    [];

  const visit = (value: unknown, place: string): void => {
    if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, `${place}[${i}]`);
    if (!isNode(value)) return;
    const name = classOf(value);
    const id = value['@id'];
    if (typeof id === 'string') {
      if (classes.has(id)) problems.push(`${place}: the id ${id} is there twice`);
      if (!XML_NAME.test(id)) problems.push(`${place}: ${id} is no name`);
      classes.set(id, name);
    }
    const fields = CDF_CLASSES[name] ?? {};
    for (const [field, content] of Object.entries(value)) {
      const [kind = '', ...allowed] = (fields[field] ?? fields[`${field}!`] ?? '').split(' ');
      const ids = kind.endsWith('refs') && Array.isArray(content) ? content : [content];
      if (kind.startsWith('ref') || kind === 'somerefs')
        for (const one of ids) references.push({ place: `${place}.${field}`, id: String(one), allowed });
      else visit(content, `${place}.${field}`);
    }
  };

  visit(report, 'report');
  for (const { place, id, allowed } of references) {
    if (!allowed.includes(classes.get(id) ?? ''))
      problems.push(`${place}: ${id} is no ${allowed.join(' or ')} of the report`);
  }
  return problems;
}
