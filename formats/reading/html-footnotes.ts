// Footnotes have no element of their own in HTML. Word processors, encyclopaedias and converters all write
// them the same way: a reference that links to a note, in which a link leads back to the reference.
import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export interface Footnotes {
  /** Elements in the text that stand for a note, with its label. */
  readonly references: ReadonlyMap<Element, string>;
  /** The notes in the order of their first reference. */
  readonly notes: readonly { readonly label: string; readonly body: Element }[];
  /** The elements that hold notes: not part of the running text. */
  readonly bodies: ReadonlySet<Element>;
  /** The links back, which say nothing once the note is a block. */
  readonly backlinks: ReadonlySet<Element>;
}

interface Link {
  readonly link: Element;
  readonly target: string;
  /** The ids by which another link may lead back here. */
  readonly ids: readonly string[];
  readonly parents: readonly Element[];
}

/** `[12]`, `*`, `note 3`; a table of contents links back and forth too, but by whole headings. */
const labelLength = 8;

/** Finds the pairs of reference and note in a parsed page. The label is the reference's own text. */
export function findFootnotes(document: DefaultTreeAdapterTypes.Document): Footnotes {
  const byId = new Map<string, Element>();
  const links: Link[] = [];
  visit(document, (element, parents) => {
    const id = attribute(element, 'id') ?? '';
    if (id !== '' && !byId.has(id)) byId.set(id, element);
    const href = element.tagName === 'a' ? (attribute(element, 'href') ?? '') : '';
    if (!href.startsWith('#')) return;
    const around = parents
      .slice(-2)
      .filter((parent) => parent.tagName === 'sup' || parent.tagName === 'span');
    const ids = [element, ...around].flatMap((holder) => attribute(holder, 'id') ?? []);
    links.push({ link: element, target: href.slice(1), ids, parents: [...parents] });
  });
  const byTarget = new Map<string, Link[]>();
  for (const link of links) {
    const same = byTarget.get(link.target);
    if (same) same.push(link);
    else byTarget.set(link.target, [link]);
  }

  const references = new Map<Element, string>();
  const backlinks = new Set<Element>();
  const notes: { label: string; body: Element }[] = [];
  const bodies = new Set<Element>();
  for (const { link, target, ids, parents } of links) {
    const body = byId.get(target);
    // Only an element of its own is a note: not the page, nor the paragraph that the reference stands in.
    if (!body || parents.includes(body) || !isNote(body)) continue;
    const back = ids.flatMap((id) =>
      (byTarget.get(id) ?? []).filter((other) => other.parents.includes(body)),
    );
    const written = textOf(link).replaceAll(/[[\]()\s]/g, '');
    if (back.length === 0 || written.length > labelLength) continue;
    for (const other of back) backlinks.add(other.link);
    const known = notes.find((note) => note.body === body);
    const label = known?.label ?? (written || String(notes.length + 1));
    references.set(link, label);
    bodies.add(body);
    if (!known) notes.push({ label, body });
  }
  return { references, notes, bodies, backlinks };
}

function isNote(element: Element): boolean {
  return /^(?:li|p|div|aside|dd|section)$/.test(element.tagName) && !hasHeading(element);
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

function textOf(element: Element): string {
  return element.childNodes
    .map((child) =>
      defaultTreeAdapter.isTextNode(child)
        ? child.value
        : defaultTreeAdapter.isElementNode(child)
          ? textOf(child)
          : '',
    )
    .join('');
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}
