// The editor's schema: exactly the document of core/text/rich-text.ts. No hard breaks, for a line is a block; no
// history, for undo is the project's.
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

/** Addresses a link may carry; others are pasted as their words alone. */
const LINKABLE = /^(?:https?:\/\/|mailto:)/i;

/** A link that says where it leads but goes nowhere: Concord makes no connection. */
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

/** The table without the widths that its original would set as inline styles, which the page forbids. */
const PlainTable = Table.extend({ renderHTML: () => ['table', ['tbody', 0]] });

/** `1.` counts on from where it starts; letters and Roman numerals are not kept. */
const PlainOrderedList = OrderedList.extend({
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element: HTMLElement) => Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1,
    },
  }),
});

/** Cells keep how far they span; widths and alignment belong to a page, not to a text. */
const spans = {
  addAttributes: () => ({ colspan: { default: 1 }, rowspan: { default: 1 } }),
};

/** Nodes and marks of a Concord document, in the order in which pasted HTML is tried on them. */
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
