// Elements of an exchange file as XML: UTF-8, LF, indented where white space says nothing.
import type { Element } from '#core/refi/element.ts';
import type { WrittenProject } from '#core/refi/write-project.ts';
import { attributes, contentText } from '../writing/markup.ts';

const namespace = 'urn:QDA-XML:project:1.0';

/** The whole file, piece by piece: a study with 100,000 codings is 60 MB. */
export function* projectXml({ attributes: own, sections }: WrittenProject): Generator<string> {
  yield `<?xml version="1.0" encoding="utf-8"?>\n<Project${attributes({ xmlns: namespace, ...own })}>\n`;
  for (const { within, elements } of sections) {
    for (const [depth, name] of within.entries()) yield `${indent(depth + 1)}<${name}>\n`;
    for (const element of elements) yield elementXml(element, within.length + 1);
    for (const [depth, name] of [...within.entries()].toReversed()) yield `${indent(depth + 1)}</${name}>\n`;
  }
  yield '</Project>\n';
}

/** One element on lines of its own. What the standard knows nothing of is left out: strict readers refuse it. */
function elementXml(element: Element, depth: number): string {
  const own = Object.fromEntries(
    Object.entries(element.attributes).filter(([name]) => !name.startsWith('{')),
  );
  const start = `${indent(depth)}<${element.name}${attributes(own)}`;
  const children = element.children.filter(
    (child) => typeof child === 'string' || !child.name.startsWith('{'),
  );
  if (children.length === 0) return `${start}/>\n`;
  if (children.some((child) => typeof child === 'string'))
    return `${start}>${children.map((child) => (typeof child === 'string' ? contentText(child) : '')).join('')}</${element.name}>\n`;
  const inner = children.map((child) => (typeof child === 'string' ? '' : elementXml(child, depth + 1)));
  return `${start}>\n${inner.join('')}${indent(depth)}</${element.name}>\n`;
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}
