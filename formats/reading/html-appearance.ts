// The little that is read of a page's appearance: whether an element is visible, bold or italic. It is read from the
// element's style and from classes of style sheets, because office programs write it so.
import { defaultTreeAdapter } from 'parse5';
import type { Mark } from '#core/text/rich-text.ts';
import { attribute, textOf, type Document, type Element, type Node } from './html-nodes.ts';

/** Bold and italic by class name; later rules take precedence. */
export type Sheet = ReadonlyMap<string, string>;

/** A rule for one class, for any element: `.c4 { … }`, `span.c4 { … }`. */
const classRule = /(?:^|[}\s,;/])[a-z\d]*\.([\w-]+)\s*\{([^{}]*)\}/gi;

/** The classes of a page: those of `others`, which are texts of style sheets, then the page's own. */
export function sheetOf(document: Document, others: readonly string[] = []): Sheet {
  const rules = new Map<string, string>();
  for (const text of [...others, ...styleTexts(document)]) {
    for (const [, name = '', declarations = ''] of text.matchAll(classRule)) {
      if (/font-(?:weight|style)/i.test(declarations)) {
        rules.set(name, `${rules.get(name) ?? ''};${declarations}`);
      }
    }
  }
  return rules;
}

/** Whether the page hides an element. */
export function isHidden(element: Element): boolean {
  if (attribute(element, 'hidden') !== null) return true;
  const style = attribute(element, 'style') ?? '';
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)\b/i.test(style);
}

/** The marks within an element that has these marks around it, by its classes and its own style. */
export function styled(element: Element, marks: readonly Mark[], sheet: Sheet): readonly Mark[] {
  const classes = sheet.size === 0 ? [] : (attribute(element, 'class') ?? '').split(/\s+/);
  const declared = classes.flatMap((name) => sheet.get(name) ?? []);
  const style = [...declared, attribute(element, 'style') ?? ''].join(';');
  if (style === '') return marks;
  const weight = lastOf(style, /(?:^|;)\s*font-weight\s*:\s*(\w+)/gi);
  const slant = lastOf(style, /(?:^|;)\s*font-style\s*:\s*(\w+)/gi);
  let changed = marks;
  if (weight) changed = withOrWithout(changed, 'bold', /^(?:bold|bolder|[6-9]00)$/.test(weight));
  if (slant) changed = withOrWithout(changed, 'italic', slant === 'italic' || slant === 'oblique');
  return changed;
}

/** These marks and one more, which replaces a mark of the same type. */
export function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  return [...marks.filter((other) => other.type !== mark.type), mark];
}

function withOrWithout(marks: readonly Mark[], type: 'bold' | 'italic', isOn: boolean): readonly Mark[] {
  return isOn ? withMark(marks, { type }) : marks.filter((mark) => mark.type !== type);
}

function lastOf(style: string, property: RegExp): string | undefined {
  return [...style.matchAll(property)].at(-1)?.[1]?.toLowerCase();
}

function styleTexts(node: Node): string[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) =>
    defaultTreeAdapter.isElementNode(child) && child.tagName === 'style'
      ? [textOf(child)]
      : styleTexts(child),
  );
}
