// Converts between the editor's document and Concord's rich text. Default attributes are left out, so that equal
// documents have equal JSON and one hash.
import type { Node } from '@tiptap/pm/model';
import type { Block, ListItem, Mark, RichText, TableCell, TableRow, TextNode } from '#core/text/rich-text.ts';
import { schema } from './schema.ts';

/** The editor document of a rich text. Throws a RangeError if it does not fit the schema. */
export function nodeFromRichText(richText: RichText): Node {
  return schema.nodeFromJSON(richText);
}

/** The rich text of an editor document. */
export function richTextFromNode(doc: Node): RichText {
  return { type: 'doc', content: childrenOf(doc).map(blockFrom) };
}

function blockFrom(node: Node): Block {
  switch (node.type.name) {
    case 'heading': {
      // The schema allows levels 1 to 4 only.
      const level = node.attrs['level'] as 1 | 2 | 3 | 4;
      return { type: 'heading', attrs: { level }, ...inlineOf(node) };
    }
    case 'footnote':
      return { type: 'footnote', attrs: { label: String(node.attrs['label']) }, ...inlineOf(node) };
    case 'bulletList':
      return { type: 'bulletList', content: childrenOf(node).map(itemFrom) };
    case 'orderedList': {
      const start = Number(node.attrs['start']);
      const content = childrenOf(node).map(itemFrom);
      return start === 1
        ? { type: 'orderedList', content }
        : { type: 'orderedList', attrs: { start }, content };
    }
    case 'table':
      return { type: 'table', content: childrenOf(node).map(rowFrom) };
    default:
      return { type: 'paragraph', ...inlineOf(node) };
  }
}

function itemFrom(node: Node): ListItem {
  return { type: 'listItem', content: childrenOf(node).map(blockFrom) };
}

function rowFrom(node: Node): TableRow {
  return { type: 'tableRow', content: childrenOf(node).map(cellFrom) };
}

function cellFrom(node: Node): TableCell {
  const type = node.type.name === 'tableHeader' ? 'tableHeader' : 'tableCell';
  const colspan = Number(node.attrs['colspan']);
  const rowspan = Number(node.attrs['rowspan']);
  const attrs = { ...(colspan > 1 && { colspan }), ...(rowspan > 1 && { rowspan }) };
  const content = childrenOf(node).map(blockFrom);
  return Object.keys(attrs).length > 0 ? { type, attrs, content } : { type, content };
}

function inlineOf(node: Node): { content?: TextNode[] } {
  return node.childCount === 0 ? {} : { content: childrenOf(node).map(textFrom) };
}

function textFrom(node: Node): TextNode {
  const text = node.text ?? '';
  const marks = node.marks.map((mark): Mark => {
    if (mark.type.name === 'link') return { type: 'link', attrs: { href: String(mark.attrs['href']) } };
    return { type: mark.type.name === 'bold' ? 'bold' : 'italic' };
  });
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

function childrenOf(node: Node): readonly Node[] {
  return node.content.content;
}
