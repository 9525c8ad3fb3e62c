// The Tiptap editor of one source, shared by Read, where it is not editable, and Write; a paragraph of the report is
// edited in the same one with another schema.
import { Editor, type Extensions } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import type { RichText } from '#core/text/rich-text.ts';
import { HeldTyping } from './held-typing.ts';
import { Paste } from './paste.ts';
import { documentExtensions } from './schema.ts';
import { WriteKeys } from './write-keys.ts';

const EXTERNAL = 'concord:external';

/** A document as JSON: the text of a source, or one in the schema of other extensions. */
export type EditorContent = RichText | { readonly type: 'doc'; readonly content?: unknown };

const ofSource: Extensions = [...documentExtensions, Paste, WriteKeys];

export interface SourceEditorOptions {
  readonly element: HTMLElement;
  /** A document of the schema of `extensions`. */
  readonly content: EditorContent;
  readonly editable: boolean;
  /** What the text may hold, and keys of its own; by default those of a source. */
  readonly extensions?: Extensions | undefined;
  readonly onTransaction: (transaction: Transaction) => void;
}

/** Makes the editor. It has no history and injects no styles; destroy it when done. */
export function createSourceEditor({
  element,
  content,
  editable,
  extensions = ofSource,
  onTransaction,
}: SourceEditorOptions): Editor {
  let isPressed = false;
  const editor = new Editor({
    // Created outside the page: ProseMirror reads the selection while drawing, which would lay out the whole page.
    element: element.ownerDocument.createElement('div'),
    extensions: [...extensions, HeldTyping],
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    editable,
    injectCSS: false,
    // Pasted text stays as it was written.
    enablePasteRules: false,
    coreExtensionOptions: {
      clipboardTextSerializer: { blockSeparator: '\n' },
      tabindex: { value: '0' },
    },
    editorProps: {
      attributes: { spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' },
      handleDOMEvents: {
        pointerdown: () => {
          isPressed = true;
          requestAnimationFrame(() => (isPressed = false));
          return false;
        },
        // When a closing palette or dialog returns the focus, the browser sets its caret to the start of the text (a
        // click sets its own). Restore the editor's selection, so that typing does not go there.
        focus: (view) => {
          if (!isPressed && view.editable) view.focus();
          return false;
        },
        // The browser's undo does not know codings; undo is a shortcut of the project, and ProseMirror must let its
        // keys pass.
        keydown: (_, event) => (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key),
        beforeinput: (_, event) => {
          if (event.inputType.startsWith('history')) event.preventDefault();
          return false;
        },
      },
    },
    onTransaction: ({ transaction }) => {
      onTransaction(transaction);
    },
  });
  // Tiptap draws its first document twice, once before its plugins exist, so it starts with an empty one.
  const { schema, state } = editor;
  const doc = schema.nodeFromJSON(content);
  editor.view.updateState(EditorState.create({ doc, plugins: state.plugins }));
  element.append(editor.view.dom);
  return editor;
}

/**
 * Replaces the document by `content`, changing only the parts that differ, so that the scroll position and the caret
 * stay. The transaction is marked as external.
 */
export function replaceContent(editor: Editor, content: EditorContent): void {
  const { state, schema } = editor;
  const next = schema.nodeFromJSON(content);
  const transaction = differenceTo(state, next);
  if (transaction) dispatchExternal(editor, transaction);
}

/** Applies a transaction that comes from outside rather than from the analyst. */
export function dispatchExternal({ view }: Editor, transaction: Transaction): void {
  view.dispatch(transaction.setMeta(EXTERNAL, true));
}

/** Whether a transaction replaced the document from outside rather than by the analyst's edit. */
export function isExternal(transaction: Transaction): boolean {
  return transaction.getMeta(EXTERNAL) === true;
}

function differenceTo(state: EditorState, next: Node): Transaction | null {
  const start = state.doc.content.findDiffStart(next.content);
  if (start === null) return null;
  const ends = state.doc.content.findDiffEnd(next.content);
  if (!ends) return null;
  // If the same words repeat, the equal tail may overlap the equal head.
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
  return state.tr.replace(start, ends.a + overlap, next.slice(start, ends.b + overlap));
}
