// Parses the XML of exchange files into elements. No entity is expanded, nothing is fetched, nesting is limited;
// malformed XML is refused with its line.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { AppError } from '#core/errors.ts';
import type { Element } from '#core/refi/element.ts';
import { MAX_NESTING } from '../reading/limits.ts';

/** The root element of a file, and the foreign namespaces in it. */
export interface Root {
  readonly element: Element;
  /** Namespaces of elements and attributes that the standard does not know. */
  readonly foreign: readonly string[];
}

/** Elements in which white space is significant. */
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

/** Prefixes that programs use without declaring them. */
const usual = {
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  xsd: 'http://www.w3.org/2001/XMLSchema',
};

/** Attributes whose values recur thousands of times in a file. */
const recurring = /^(?:targetGUID|creatingUser|modifyingUser|creationDateTime|modifiedDateTime|isCodable)$/;

/** Shared by elements without children or attributes, of which a large study has hundreds of thousands. */
const childless: readonly never[] = [];
const plain: Readonly<Record<string, string>> = {};

/** An element while it is read. */
interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: readonly (Element | string)[];
}

/** The options of reading. */
export interface Reading {
  readonly signal?: AbortSignal | undefined;
  /**
   * Receives each element two levels below the root, such as a source, with its parent's name; returns `true` if it
   * keeps the element, which is then left out of the tree.
   */
  readonly aside?: (element: Element, within: string) => boolean;
}

/** How many characters are parsed between two checks for a cancel. */
const CHECK_CHARACTERS = 1_000_000;

/**
 * Parses `xml`, a file called `name`, in pieces. Throws `invalid` with the line if it is malformed, declares entities,
 * or nests deeper than `MAX_NESTING`; and the reason that `signal` was aborted with.
 */
export async function parseElements(
  xml: string | Iterable<string> | AsyncIterable<string>,
  name: string,
  reading: Reading = {},
): Promise<Root> {
  const parser = new SaxesParser({ xmlns: true, position: true, additionalNamespaces: usual });
  const broken = (): AppError =>
    new AppError('invalid', 'exchange:broken_xml', { name, line: Math.max(1, parser.line) });
  let tree: Tree | null = null;
  parser.on('error', () => {
    throw broken();
  });
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[')) throw new AppError('invalid', 'exchange:entities', { name });
  });
  parser.on('opentag', (tag) => {
    tree ??= new Tree(tag.uri, name, reading);
    tree.open(tree.called(tag), tree.attributesOf(tag));
  });
  parser.on('closetag', () => tree?.close());
  parser.on('text', (text) => tree?.text(text));
  parser.on('cdata', (text) => tree?.text(text));
  try {
    for await (const piece of typeof xml === 'string' ? [xml] : xml)
      for (let at = 0; at < piece.length; at += CHECK_CHARACTERS) {
        parser.write(piece.slice(at, at + CHECK_CHARACTERS));
        await nextTurn();
        reading.signal?.throwIfAborted();
      }
    parser.close();
  } catch (error) {
    if (reading.signal?.aborted || error instanceof AppError) throw error;
    throw broken();
  }
  // The parser's callbacks set it.
  const root = (tree as Tree | null)?.root;
  if (!root) throw broken();
  return root;
}

/** Builds the elements from the parser's events. */
class Tree {
  readonly #namespace: string;
  readonly #name: string;
  readonly #aside: Reading['aside'];
  readonly #foreign = new Set<string>();
  readonly #values = new Map<string, string>();
  readonly #open: { readonly element: Open; readonly children: (Element | string)[] }[] = [];
  #root: Element | null = null;

  constructor(namespace: string, name: string, { aside }: Reading) {
    this.#namespace = namespace;
    this.#name = name;
    this.#aside = aside;
  }

  /** The root element; null if there is none. */
  get root(): Root | null {
    return this.#root && { element: this.#root, foreign: [...this.#foreign] };
  }

  /** Every namespace of the standard counts as the standard's, and so does the root's, whatever it is. */
  called({ uri, local }: { readonly uri: string; readonly local: string }): string {
    if (uri === '' || uri === this.#namespace || /^urn:qda-xml:/i.test(uri)) return local;
    if (uri !== usual.xsi) this.#foreign.add(uri);
    return `{${uri}}${local}`;
  }

  attributesOf(tag: SaxesTagNS): Record<string, string> {
    const attributes: Record<string, string> = {};
    for (const { uri, local, prefix, value } of Object.values(tag.attributes))
      if (prefix !== 'xmlns' && local !== 'xmlns') attributes[this.called({ uri, local })] = value;
    return attributes;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.#open.length > MAX_NESTING)
      throw new AppError('invalid', 'reading:nested_too_deep', { name: this.#name });
    let isPlain = true;
    for (const [each, value] of Object.entries(attributes)) {
      isPlain = false;
      // Elements passed to `aside` are copied there; values that stay here must not keep the whole text in memory.
      if (!this.#aside && recurring.test(each)) attributes[each] = shared(this.#values, value);
    }
    const element: Open = { name, attributes: isPlain ? plain : attributes, children: childless };
    if (this.#open.length === 0) this.#root = element;
    this.#open.push({ element, children: [] });
  }

  close(): void {
    const closed = this.#open.pop();
    if (!closed) return;
    // A grown array has spare capacity; a copy does not.
    if (closed.children.length > 0) closed.element.children = closed.children.slice();
    const within = this.#open.at(-1);
    const isAside = this.#open.length === 2 && within && this.#aside?.(closed.element, within.element.name);
    if (!isAside) within?.children.push(closed.element);
  }

  text(characters: string): void {
    const within = this.#open.at(-1);
    if (within && (telling.has(within.element.name) || characters.trim() !== ''))
      within.children.push(characters);
  }
}

/** Returns one shared string for equal values. */
function shared(values: Map<string, string>, value: string): string {
  const held = values.get(value);
  if (held !== undefined) return held;
  values.set(value, value);
  return value;
}
