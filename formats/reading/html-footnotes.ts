// Finds footnotes, which have no element of their own in HTML. Word processors, encyclopaedias and converters all write
// them alike: a reference links to a note, and a link in the note leads back to the reference. Books mark the two by
// type instead (EPUB 3 structural semantics, DPUB-ARIA).
import { defaultTreeAdapter } from 'parse5';
import { attribute, textOf, type Document, type Element, type Node } from './html-nodes.ts';

export interface Footnotes {
  /** Elements in the text that refer to a note, with its label. */
  readonly references: ReadonlyMap<Element, string>;
  /** The notes in the order of their first reference. */
  readonly notes: readonly { readonly label: string; readonly body: Element }[];
  /** The elements that contain notes: not part of the running text. */
  readonly bodies: ReadonlySet<Element>;
  /** The links back, which are not needed once the note is a block. */
  readonly backlinks: ReadonlySet<Element>;
}

interface Place {
  readonly element: Element;
  readonly parents: readonly Element[];
}

interface Link extends Place {
  readonly target: string;
  /** The ids by which another link may lead back here. */
  readonly ids: readonly string[];
}

/** The link targets and their places. */
interface Page {
  readonly places: ReadonlyMap<string, Place>;
  readonly links: readonly Link[];
}

/**
 * The longest label, in characters: `[12]`, `*`, `note 3`. A table of contents links back and forth too, but by whole
 * headings.
 */
const MAX_LABEL_CHARACTERS = 8;

/** Finds the pairs of reference and note in a parsed page. The label is the text of the reference. */
export function findFootnotes(document: Document): Footnotes {
  const { places, links } = linksOf(document);
  const byTarget = new Map<string, Link[]>();
  for (const link of links) byTarget.set(link.target, []);
  for (const link of links) byTarget.get(link.target)?.push(link);
  const bodies = new Map<Place, Element | null>();
  const targets = new Set(links.flatMap((link) => places.get(link.target)?.element ?? []));

  const references = new Map<Element, string>();
  const backlinks = new Set<Element>();
  const labels = new Map<Element, string>();
  for (const link of links) {
    // The link back from a note is no reference.
    if (backlinks.has(link.element)) continue;
    const place = places.get(link.target);
    if (place && !bodies.has(place)) bodies.set(place, noteAt(place, targets));
    const body = place ? bodies.get(place) : null;
    // A note is an element of its own: not the page, nor the paragraph that contains the reference.
    if (!body || link.parents.includes(body)) continue;
    const written = textOf(link.element).replaceAll(/[[\]()\s]/g, '');
    if (written.length > MAX_LABEL_CHARACTERS) continue;
    const back = link.ids
      .flatMap((id) => byTarget.get(id) ?? [])
      .filter((other) => other.parents.includes(body));
    const isNoted = labels.has(body) || (isNamed(link.element, 'noteref') && isNamed(body, 'note'));
    if (back.length === 0 && !isNoted) continue;
    for (const other of back) backlinks.add(other.element);
    const label = labels.get(body) ?? (written || String(labels.size + 1));
    references.set(link.element, label);
    labels.set(body, label);
  }
  const notes = [...labels].map(([body, label]) => ({ label, body }));
  return { references, notes, bodies: new Set(labels.keys()), backlinks };
}

function linksOf(document: Document): Page {
  const places = new Map<string, Place>();
  const links: Link[] = [];
  visit(document, (element, parents) => {
    const ids = idsOf(element).filter((id) => !places.has(id));
    for (const id of ids) places.set(id, { element, parents: [...parents] });
    const href = element.tagName === 'a' ? (attribute(element, 'href') ?? '') : '';
    // A saved page may refer to its own places by its full former address.
    const fragment = href.indexOf('#');
    if (fragment < 0) return;
    const around = parents
      .slice(-2)
      .filter((parent) => parent.tagName === 'sup' || parent.tagName === 'span');
    // Of several elements with one id, only the first counts.
    const aroundIds = around.flatMap((holder) =>
      idsOf(holder).filter((id) => places.get(id)?.element === holder),
    );
    links.push({
      element,
      parents: [...parents],
      target: href.slice(fragment + 1),
      ids: [...ids, ...aroundIds],
    });
  });
  return { places, links };
}

/** The ids of an element; office programs still use the older `name` of anchors. */
function idsOf(element: Element): string[] {
  const names = element.tagName === 'a' ? [attribute(element, 'id'), attribute(element, 'name')] : [];
  const ids = names.length > 0 ? names : [attribute(element, 'id')];
  return [...new Set(ids.filter((id): id is string => id !== null && id !== ''))];
}

/** The note at a place, unless it is a section of the text with a heading. */
function noteAt(place: Place, targets: ReadonlySet<Element>): Element | null {
  const body = bodyAt(place, targets);
  return body && !hasHeading(body) ? body : null;
}

/**
 * The element that a link to this place means: itself, or, for an anchor in a note's first line, the outermost element
 * that begins with the anchor and contains no other note.
 */
function bodyAt({ element, parents }: Place, targets: ReadonlySet<Element>): Element | null {
  if (isNote(element)) return element;
  if (!/^(?:a|sup|span)$/.test(element.tagName)) return null;
  let body: Element | null = null;
  for (const [index, parent] of [...parents.entries()].toReversed()) {
    const within = parents[index + 1] ?? element;
    if (!beginsWith(parent, within)) break;
    if (body && (!isNote(parent) || holdsOther(parent, element, targets))) break;
    if (isNote(parent)) body = parent;
  }
  return body;
}

function isNote(element: Element): boolean {
  return /^(?:li|p|div|aside|dd|section)$/.test(element.tagName);
}

/** Whether the element's type or role says that it is a reference or a note. */
function isNamed(element: Element, what: 'noteref' | 'note'): boolean {
  const names = `${attribute(element, 'epub:type') ?? ''} ${attribute(element, 'role') ?? ''}`;
  return what === 'noteref'
    ? /(?:^|\s)(?:doc-)?noteref(?:\s|$)/.test(names)
    : /(?:^|\s)(?:doc-)?(?:footnote|endnote|rearnote)(?:\s|$)/.test(names);
}

/** Whether `element` has no readable content before its child `first`. */
function beginsWith(element: Element, first: Element): boolean {
  for (const child of element.childNodes) {
    if (child === first) return true;
    if (hasWords(child)) return false;
  }
  return false;
}

function hasWords(node: Node): boolean {
  if (defaultTreeAdapter.isTextNode(node)) return node.value.trim() !== '';
  return defaultTreeAdapter.isElementNode(node) && node.childNodes.some(hasWords);
}

function holdsOther(body: Element, own: Element, targets: ReadonlySet<Element>): boolean {
  return body.childNodes.some(
    (child) =>
      defaultTreeAdapter.isElementNode(child) &&
      ((child !== own && targets.has(child)) || holdsOther(child, own, targets)),
  );
}

function hasHeading(element: Element): boolean {
  return element.childNodes.some(
    (child) =>
      defaultTreeAdapter.isElementNode(child) && (/^h[1-6]$/.test(child.tagName) || hasHeading(child)),
  );
}

function visit(node: Node, found: (element: Element, parents: readonly Element[]) => void): void {
  const parents: Element[] = [];
  const walk = (current: Node): void => {
    const element = defaultTreeAdapter.isElementNode(current) ? current : null;
    if (element) {
      found(element, parents);
      parents.push(element);
    }
    if ('childNodes' in current) for (const child of current.childNodes) walk(child);
    if (element) parents.pop();
  };
  walk(node);
}
