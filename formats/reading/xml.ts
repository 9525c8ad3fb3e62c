// Parses a part of a packed document as a tree. Names have the usual prefixes of their standards, whatever the file
// calls them; no entity is expanded, nothing is fetched, and nesting is limited.
import { SaxesParser } from 'saxes';
import { AppError } from '#core/errors.ts';
import { MAX_NESTING } from './limits.ts';

export interface XmlElement {
  /** `text:p`, `opf:item`; without a prefix if the namespace is not among the known ones. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

const office = 'urn:oasis:names:tc:opendocument:xmlns:';
const prefixes = new Map([
  [`${office}office:1.0`, 'office'],
  [`${office}style:1.0`, 'style'],
  [`${office}text:1.0`, 'text'],
  [`${office}table:1.0`, 'table'],
  [`${office}drawing:1.0`, 'draw'],
  [`${office}xsl-fo-compatible:1.0`, 'fo'],
  [`${office}svg-compatible:1.0`, 'svg'],
  [`${office}manifest:1.0`, 'manifest'],
  [`${office}container`, 'container'],
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
  ['http://www.idpf.org/2007/opf', 'opf'],
  ['http://openebook.org/namespaces/oeb-package/1.0/', 'opf'],
  ['http://www.w3.org/2001/04/xmlenc#', 'enc'],
]);

/** The file that a part belongs to, for messages. */
export interface PartOf {
  readonly name: string;
  readonly ending: string;
}

/**
 * Parses a part. Throws `invalid` if it is malformed, declares entities or nests too deeply; `brokenAt` makes the error
 * for a line, from 1, if people can look up the lines.
 */
export function parseXml(
  content: Buffer,
  { name, ending }: PartOf,
  brokenAt?: (line: number) => AppError,
): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const broken = (): AppError =>
    brokenAt?.(parser.line) ?? new AppError('invalid', 'reading:broken', { name, ending });
  const top: XmlNode[] = [];
  const open: XmlNode[][] = [top];
  const into = (): XmlNode[] => open.at(-1) ?? top;

  parser.on('error', () => {
    throw broken();
  });
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[')) throw broken();
  });
  parser.on('opentag', (tag) => {
    if (open.length > MAX_NESTING) throw new AppError('invalid', 'reading:nested_too_deep', { name });
    const children: XmlNode[] = [];
    const attributes = new Map(
      Object.values(tag.attributes).map(({ uri, local, value }) => [known(uri, local), value]),
    );
    into().push({ name: known(tag.uri, tag.local), attributes, children });
    open.push(children);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const write = (text: string): void => {
    into().push(text);
  };
  parser.on('text', write);
  parser.on('cdata', write);
  try {
    parser.write(textOfPart(content)).close();
  } catch (error) {
    throw error instanceof AppError ? error : broken();
  }
  const root = top.find((node) => typeof node !== 'string');
  if (!root) throw broken();
  return root;
}

/** The element's child elements, only those named `name` if given. */
export function elementsOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** All elements of this name within `element`, in document order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

/** All characters within an element. */
export function charactersOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : charactersOf(child))).join('');
}

function known(uri: string, local: string): string {
  const prefix = prefixes.get(uri);
  return prefix === undefined ? local : `${prefix}:${local}`;
}

/** XML is UTF-8 or UTF-16, by its mark. The declaration is removed, since it describes the original bytes. */
function textOfPart(content: Buffer): string {
  const mark = content.length < 2 ? 0 : content.readUInt16BE(0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(content).replace(/^\s*<\?xml[^?]*\?>/, '');
}
