// The editor's schema: exactly the document of core/text/rich-text.ts. It has no hard breaks, because a line is a
// block, and no history, because undo belongs to the project.
import { getSchema, Mark, mergeAttributes, Node, type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import type { Schema } from '@tiptap/pm/model';

/** A footnote as a block of its own, with the mark that refers to it. */
const Footnote = Node.create({
  name: 'footnote',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    label: {
      default: '',
      parseHTML: (element: HTMLElement) => element.dataset['label'] ?? '',
      renderHTML: ({ label }: Record<string, unknown>) => ({ 'data-label': label }),
    },
  }),
  parseHTML: () => [{ tag: 'p[data-label]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['p', mergeAttributes(HTMLAttributes, { class: 'footnote' }), 0],
});

/** Address schemes that a link may have; other links are pasted as plain words. */
const LINKABLE = /^(?:https?:\/\/|mailto:)/i;

/** A link that shows its address but cannot be followed: Concord makes no connections. */
const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = element.getAttribute('href') ?? '';
        return LINKABLE.test(href) ? { href } : false;
      },
    },
    { tag: 'span[data-href]', getAttrs: (element) => ({ href: element.dataset['href'] ?? '' }) },
  ],
  renderHTML: ({ mark }) => {
    const href = String(mark.attrs['href']);
    return ['span', { class: 'link', 'data-href': href, title: href }, 0];
  },
});

/** A table without column widths, which would need inline styles that the page forbids. */
const PlainTable = Table.extend({ renderHTML: () => ['table', ['tbody', 0]] });

/** Numbering as `1.`, from its first number; letters and Roman numerals are dropped. */
const PlainOrderedList = OrderedList.extend({
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element: HTMLElement) => Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1,
    },
  }),
});

/** Cells keep their row and column spans; widths and alignment are dropped. */
const spans = {
  addAttributes: () => ({ colspan: { default: 1 }, rowspan: { default: 1 } }),
};

/** The nodes and marks of a Concord document, in the order in which pasted HTML is matched against them. */
export const documentExtensions: Extensions = [
  Document,
  Paragraph,
  Heading.configure({ levels: [1, 2, 3, 4] }),
  Footnote,
  BulletList,
  PlainOrderedList,
  ListItem,
  PlainTable,
  TableRow,
  TableHeader.extend(spans),
  TableCell.extend(spans),
  Text,
  Bold,
  Italic,
  Link,
];

/** The ProseMirror schema of a Concord document; needs no DOM. */
export const schema: Schema = getSchema(documentExtensions);
