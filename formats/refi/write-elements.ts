// Writes the elements of an exchange file as XML: UTF-8, LF, indented where white space is not significant.
import type { Element } from '#core/refi/element.ts';
import type { WrittenProject } from '#core/refi/write-project.ts';
import { attributes, contentText } from '../writing/markup.ts';

const namespace = 'urn:QDA-XML:project:1.0';

/** The whole file in pieces: a study with 100,000 codings is 60 MB. */
export function* projectXml({ attributes: own, sections }: WrittenProject): Generator<string> {
  yield `<?xml version="1.0" encoding="utf-8"?>\n<Project${attributes({ xmlns: namespace, ...own })}>\n`;
  for (const { within, elements } of sections) {
    for (const [depth, name] of within.entries()) yield `${indent(depth + 1)}<${name}>\n`;
    for (const element of elements) yield elementXml(element, within.length + 1);
    for (const [depth, name] of [...within.entries()].toReversed()) yield `${indent(depth + 1)}</${name}>\n`;
  }
  yield '</Project>\n';
}

/**
 * One element on its own lines. Attributes and elements that the standard does not know are left out: strict readers
 * refuse them.
 */
function elementXml({ name, attributes: own, children }: Element, depth: number): string {
  const start = `${indent(depth)}<${name}${attributes(known(own))}`;
  let characters: string | null = null;
  let inner = '';
  for (const child of children) {
    if (typeof child === 'string') characters = (characters ?? '') + contentText(child);
    else if (!isUnknown(child.name)) inner += elementXml(child, depth + 1);
  }
  if (characters !== null) return `${start}>${characters}</${name}>\n`;
  return inner === '' ? `${start}/>\n` : `${start}>\n${inner}${indent(depth)}</${name}>\n`;
}

function known(own: Element['attributes']): Element['attributes'] {
  const names = Object.keys(own);
  if (!names.some(isUnknown)) return own;
  return Object.fromEntries(Object.entries(own).filter(([name]) => !isUnknown(name)));
}

function isUnknown(name: string): boolean {
  return name.startsWith('{');
}

const indents: readonly string[] = Array.from({ length: 12 }, (_, depth) => '  '.repeat(depth));

function indent(depth: number): string {
  return indents[depth] ?? '  '.repeat(depth);
}
