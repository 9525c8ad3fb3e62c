// The schema of one paragraph of the report: words, bold, italic, live numbers and citations. These two are atoms: the
// caret passes one in one step, nothing is typed into it, and deleting it deletes one number.
import { Extension, getSchema, Node, type Editor, type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Italic } from '@tiptap/extension-italic';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { Fragment, Slice, type Node as DocumentNode, type Schema } from '@tiptap/pm/model';
import { NodeSelection, Plugin } from '@tiptap/pm/state';

/** How a number looks: as last read, different from then, or fixed by the analyst. */
export type NumberState = 'live' | 'changed' | 'fixed';

const atom = { group: 'inline', inline: true, atom: true, selectable: true } as const;

/** An attribute that is kept in the page, and so in the clipboard. */
function inPage(name: string, initial: string | null) {
  return {
    default: initial,
    parseHTML: (element: HTMLElement) => element.getAttribute(name) ?? initial,
    renderHTML: () => ({}),
  };
}

const text = {
  default: '',
  parseHTML: (element: HTMLElement) => element.textContent,
  renderHTML: () => ({}),
};

const LiveNumber = Node.create({
  ...atom,
  name: 'number',
  addAttributes: () => ({
    id: inPage('data-number', ''),
    format: inPage('data-format', null),
    state: inPage('data-state', 'live'),
    text,
  }),
  parseHTML: () => [{ tag: 'span[data-number]' }],
  renderHTML({ node: { attrs } }) {
    const { id, format, state, text: shown } = attrs;
    return [
      'span',
      { class: 'number', 'data-number': id, 'data-state': state, ...(format && { 'data-format': format }) },
      shown,
    ];
  },
  renderText: ({ node }) => String(node.attrs['text']),
});

const Citation = Node.create({
  ...atom,
  name: 'citation',
  addAttributes: () => ({
    sourceId: inPage('data-source', ''),
    codingId: inPage('data-coding', null),
    text,
  }),
  parseHTML: () => [{ tag: 'span[data-source]' }],
  renderHTML({ node: { attrs } }) {
    const { sourceId, codingId, text: shown } = attrs;
    return [
      'span',
      { class: 'citation', 'data-source': sourceId, ...(codingId && { 'data-coding': codingId }) },
      shown,
    ];
  },
  renderText: ({ node }) => String(node.attrs['text']),
});

/** Browsers differ in what they delete beside an atom. */
const DeletedAtoms = Extension.create({
  name: 'deletedAtoms',
  addKeyboardShortcuts: () => ({
    Backspace: ({ editor }) => deleteAtom(editor, 'nodeBefore'),
    Delete: ({ editor }) => deleteAtom(editor, 'nodeAfter'),
  }),
});

function deleteAtom({ state, view }: Editor, side: 'nodeBefore' | 'nodeAfter'): boolean {
  const { $from, empty } = state.selection;
  const node = empty ? $from[side] : null;
  if (!node || node.isText) return false;
  const start = side === 'nodeBefore' ? $from.pos - node.nodeSize : $from.pos;
  view.dispatch(state.tr.delete(start, start + node.nodeSize));
  return true;
}

/** The id of the number that is selected as a whole, or null. */
export function selectedNumber({ state: { selection } }: Editor): string | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'number') return null;
  return String(selection.node.attrs['id']);
}

/** What a citation cites. */
export interface Cited {
  readonly sourceId: string;
  readonly codingId: string | null;
}

/** What the citation that is selected as a whole cites, or null. */
export function selectedCitation({ state: { selection } }: Editor): Cited | null {
  return selection instanceof NodeSelection ? citedBy(selection.node) : null;
}

/** What this node cites; null for any but a citation. */
export function citedBy({ type, attrs }: DocumentNode): Cited | null {
  if (type.name !== 'citation') return null;
  const codingId: unknown = attrs['codingId'];
  return { sourceId: String(attrs['sourceId']), codingId: typeof codingId === 'string' ? codingId : null };
}

/** The nodes and marks of a paragraph of the report. */
export const reportExtensions: Extensions = [
  Document.extend({ content: 'paragraph' }),
  Paragraph,
  Text,
  Bold,
  Italic,
  LiveNumber,
  Citation,
  DeletedAtoms,
];

/** The ProseMirror schema of such a paragraph; needs no DOM. */
export const reportSchema: Schema = getSchema(reportExtensions);

/** Whether a number or a source of this id is of this study. */
export type IsKnown = (what: 'number' | 'source', id: string) => boolean;

const LINE_ENDS = /[\n\r\u2028\u2029]+/g;

/**
 * Pasted content as the words of one paragraph: lines are joined by spaces, and what is of another study becomes the
 * words that it showed.
 */
export function asOneParagraph(slice: Slice, schema: Schema, isKnown: IsKnown): Slice {
  const parts: DocumentNode[] = [];
  const write = (words: string, marks: DocumentNode['marks']): void => {
    if (words !== '') parts.push(schema.text(words, marks));
  };
  const take = (node: DocumentNode): void => {
    const { id, sourceId } = node.attrs;
    if (node.isText) write((node.text ?? '').replaceAll(LINE_ENDS, ' '), node.marks);
    else if (
      node.type.name === 'number' ? isKnown('number', String(id)) : isKnown('source', String(sourceId))
    )
      parts.push(node);
    else write(String(node.attrs['text']), node.marks);
  };
  let lines = 0;
  const walk = (fragment: Fragment): void =>
    fragment.forEach((node) => {
      if (node.isInline) return take(node);
      if (node.isTextblock && node.content.size > 0) {
        if (lines > 0) write(' ', []);
        lines += 1;
      }
      walk(node.content);
    });
  walk(slice.content);
  return new Slice(Fragment.from(parts), 0, 0);
}

/** Reads the clipboard as words of one paragraph. */
export const reportPaste = (isKnown: IsKnown) =>
  Extension.create({
    name: 'reportPaste',
    // Before lines are split into blocks.
    priority: 200,
    addProseMirrorPlugins() {
      return [
        new Plugin({
          props: {
            transformPasted: (slice, view) => asOneParagraph(slice, view.state.schema, isKnown),
          },
        }),
      ];
    },
  });
