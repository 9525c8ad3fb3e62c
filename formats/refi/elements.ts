// The XML of exchange files as elements. No entity is expanded, nothing is fetched, nothing nests without end; what
// is not well formed is refused with its line.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { AppError } from '#core/errors.ts';
import type { Element } from '#core/refi/element.ts';
import { nesting } from '../reading/limits.ts';

/** The root of a file, in which namespace it stands, and which others it holds. */
export interface Root {
  readonly element: Element;
  readonly namespace: string;
  /** Namespaces of elements and attributes that the standard knows nothing of. */
  readonly foreign: readonly string[];
}

/** Elements whose white space is part of what they say. */
const telling = new Set([
  'Description',
  'PlainTextContent',
  'TextValue',
  'BooleanValue',
  'IntegerValue',
  'FloatValue',
  'DateValue',
  'DateTimeValue',
]);

/** Prefixes that programs use without saying what they stand for. */
const usual = {
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  xsd: 'http://www.w3.org/2001/XMLSchema',
};

/** Attributes whose values recur thousands of times in a file. */
const recurring = /^(?:targetGUID|creatingUser|modifyingUser|creationDateTime|modifiedDateTime|isCodable)$/;

/** What most elements have of children, and many of attributes; a large study has hundreds of thousands of them. */
const childless: readonly never[] = [];
const plain: Readonly<Record<string, string>> = {};

/** An element while it is read. */
interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: readonly (Element | string)[];
}

/** How a file is read. */
export interface Reading {
  readonly signal?: AbortSignal | undefined;
  /**
   * Given each element two below the root, as a source is, with the name of what it stands in; `true` where it is held
   * elsewhere, and is to be left out here.
   */
  readonly aside?: (element: Element, within: string) => boolean;
}

/** So many characters are parsed between two looks at whether the file is still wanted. */
const stretch = 1_000_000;

/**
 * Parses `xml`, a file called `name`, piece by piece. Throws `invalid` with the line where it is not well formed, declares entities,
 * or nests deeper than `nesting`; and what `signal` was aborted with.
 */
export async function parseElements(
  xml: string | Iterable<string>,
  name: string,
  { signal, aside }: Reading = {},
): Promise<Root> {
  const parser = new SaxesParser({ xmlns: true, position: true, additionalNamespaces: usual });
  const broken = (): AppError =>
    new AppError('invalid', 'exchange:broken_xml', { name, line: Math.max(1, parser.line) });
  const foreign = new Set<string>();
  const open: { readonly element: Open; readonly children: (Element | string)[] }[] = [];
  const values = new Map<string, string>();
  let root: Element | null = null;
  let namespace = '';

  /** Every namespace of the standard counts as the standard's, and so does that of the root, whatever it is. */
  const called = (uri: string, local: string): string => {
    if (uri === '' || uri === namespace || /^urn:qda-xml:/i.test(uri)) return local;
    if (uri !== usual.xsi) foreign.add(uri);
    return `{${uri}}${local}`;
  };
  parser.on('error', () => {
    throw broken();
  });
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[')) throw new AppError('invalid', 'exchange:entities', { name });
  });
  parser.on('opentag', (tag) => {
    if (open.length > nesting) throw new AppError('invalid', 'reading:nested_too_deep', { name });
    if (open.length === 0) namespace = tag.uri;
    const attributes: Record<string, string> = {};
    for (const { uri, local, prefix, value } of Object.values(tag.attributes))
      if (prefix !== 'xmlns' && local !== 'xmlns')
        attributes[called(uri, local)] = recurring.test(local) ? once(values, value) : value;
    const isPlain = Object.keys(attributes).length === 0;
    const element: Open = {
      name: called(tag.uri, tag.local),
      attributes: isPlain ? plain : attributes,
      children: childless,
    };
    if (open.length === 0) root = element;
    open.push({ element, children: [] });
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    // A list that has grown holds room for more; a copy holds what is in it.
    if (closed.children.length > 0) closed.element.children = closed.children.slice();
    const within = open.at(-1);
    const isAside = open.length === 2 && within && aside?.(closed.element, within.element.name);
    if (!isAside) within?.children.push(closed.element);
  });
  const write = (text: string): void => {
    const within = open.at(-1);
    if (within && (telling.has(within.element.name) || text.trim() !== '')) within.children.push(text);
  };
  parser.on('text', write);
  parser.on('cdata', write);
  try {
    for (const piece of typeof xml === 'string' ? [xml] : xml)
      for (let at = 0; at < piece.length; at += stretch) {
        parser.write(piece.slice(at, at + stretch));
        // oxlint-disable-next-line no-await-in-loop
        await nextTurn();
        signal?.throwIfAborted();
      }
    parser.close();
  } catch (error) {
    if (signal?.aborted || error instanceof AppError) throw error;
    throw broken();
  }
  if (!root) throw broken();
  return { element: root, namespace, foreign: [...foreign] };
}

/** The same value, held once however often it occurs. */
function once(values: Map<string, string>, value: string): string {
  const held = values.get(value);
  if (held !== undefined) return held;
  values.set(value, value);
  return value;
}
